package io.thetagrid.bench.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactEuropeanTest {
    private static final Path QUAD =
            Path.of(System.getProperty("test.shared", "absent")).resolve("reference/bsm_quad_precision.csv");

    /** Prices and Greeks that others computed in quad precision; the largest relative difference is a rounding of each. */
    @Test
    void agreesWithQuadPrecision() throws IOException {
        assumeTrue(Files.exists(QUAD), "quad-precision rows are not beside the project");
        List<String> lines = Files.readAllLines(QUAD);
        for (String line : lines.subList(1, lines.size()).stream()
                .filter(each -> !each.isBlank())
                .limit(300)
                .toList()) {
            String[] cells = line.split(",", -1);
            ExactEuropean exact = ExactEuropean.of(
                    cells[0].equals("call") ? 1 : -1,
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5]),
                    Double.parseDouble(cells[6]));
            for (int column = 0; column < exact.values().length; column++) {
                double expected = Double.parseDouble(cells[7 + column]);
                assertEquals(expected, exact.values()[column], 2 * Math.ulp(expected), line + ", column " + column);
            }
        }
    }

    /** C − P = S·e^(−qT) − K·e^(−rT), and the volatility that gives a price is the one it was computed with. */
    @Test
    void keepsParityAndInverts() {
        ExactEuropean call = ExactEuropean.of(1, 100, 110, 0.75, 0.04, 0.01, 0.3);
        ExactEuropean put = ExactEuropean.of(-1, 100, 110, 0.75, 0.04, 0.01, 0.3);
        double forward = 100 * Math.exp(-0.01 * 0.75) - 110 * Math.exp(-0.04 * 0.75);
        // Each of the numbers is below 128, so that its last bit is at most 1.4e-14.
        assertEquals(forward, call.values()[0] - put.values()[0], 5e-14);
        // The price rounded by half a bit (4e-16 of about 8) moves the volatility by that over vega (about 34).
        assertEquals(0.3, call.volatilityOf(call.values()[0]), 1e-16);
    }

    /** A price that is off by one bit has a volatility that is off by that bit over vega. */
    @Test
    void followsARoundedPrice() {
        ExactEuropean call = ExactEuropean.of(1, 100, 110, 0.75, 0.04, 0.01, 0.3);
        double price = call.values()[0];
        double vega = call.values()[3];
        double off = price * (1 + 1e-9);
        double expected = 0.3 + (off - price) / vega;
        // The step's square times volga over vega, of order 1e-18; the rest is rounding.
        assertEquals(expected, call.volatilityOf(off), 2 * Math.ulp(0.3));
    }
}
