package io.thetagrid.kernels.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.device.KernelText;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The device's table of coefficients is {@link Coefficients}, name by name and bit by bit. */
class DeviceCoefficientsTest {

    @Test
    void bothTablesAreOne() throws IllegalAccessException {
        Map<String, Number> java = new TreeMap<>();
        for (Field field : Coefficients.class.getDeclaredFields()) {
            if (!field.isSynthetic()) {
                java.put(field.getName(), (Number) field.get(null));
            }
        }
        Map<String, Number> device = new TreeMap<>();
        KernelText.resource("coefficients.h")
                .lines()
                .filter(line -> line.startsWith("#define "))
                .map(line -> line.split(" "))
                .forEach(words -> device.put(words[1], number(words[2])));
        assertEquals(java, device);
    }

    /** As C reads it. */
    private static Number number(String literal) {
        if (literal.endsWith("UL")) {
            return Long.decode(literal.substring(0, literal.length() - 2));
        }
        return Double.valueOf(literal);
    }
}
