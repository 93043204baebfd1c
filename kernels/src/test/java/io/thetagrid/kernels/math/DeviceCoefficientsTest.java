package io.thetagrid.kernels.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.device.KernelText;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The device's tables of coefficients are the Java ones, name by name and bit by bit. */
class DeviceCoefficientsTest {

    @Test
    void bothTablesAreOne() throws ReflectiveOperationException {
        assertOne(Coefficients.class, "coefficients.h");
        assertOne(Class.forName("io.thetagrid.kernels.impliedvol.GuessCoefficients"), "guess_coefficients.h");
    }

    private static void assertOne(Class<?> table, String text) throws IllegalAccessException {
        Map<String, Number> java = new TreeMap<>();
        for (Field field : table.getDeclaredFields()) {
            if (!field.isSynthetic()) {
                field.setAccessible(true);
                java.put(field.getName(), (Number) field.get(null));
            }
        }
        Map<String, Number> device = new TreeMap<>();
        KernelText.resource(text)
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
