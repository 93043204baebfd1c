package io.thetagrid.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Engines;
import io.thetagrid.bench.reference.Deviation;
import io.thetagrid.bench.row.Row;
import io.thetagrid.bench.row.Rows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Row ROW = Rows.named("european-5-greeks");
    private static final Engine SIMD = Engines.named("simd");
    private static final Engine STRATA = Engines.named("strata");
    private static final Engine NUMPY = Engines.named("numpy");
    private static final Machine MACHINE = new Machine("AMD EPYC 9B14", 2, "L1 32K", 16, 8, 0);

    private static Comparison comparison() {
        return new Comparison(
                MACHINE,
                Effort.FULL,
                List.of(
                        new Sample(ROW, SIMD, List.of(3.0, 3.0, 3.0), OptionalDouble.of(0.0001)),
                        new Sample(ROW, STRATA, List.of(89.0, 90.0, 91.0), OptionalDouble.of(48))),
                List.of(new Finding(
                        ROW,
                        STRATA,
                        List.of(
                                new Deviation("price", "max(spot, strike)", 1e-16, 2e-15, 1_000, 0),
                                new Deviation("theta", "size at the money", 1e-15, 3e-14, 1_000, 0)))),
                Map.of(NUMPY, "python3 is missing; sudo apt-get install python3-numpy python3-scipy"));
    }

    @Test
    void aRowTellsTimeRatioBytesAndTheWorstColumn() {
        List<String> cells = cells("strata");
        assertEquals("90.0", cells.get(2));
        assertEquals("11.1", cells.get(5));
        assertEquals("30.0", cells.get(6));
        assertEquals("48.0", cells.get(8));
        assertEquals("theta 3.0e-14 (rms 1.0e-15)", cells.get(9));
    }

    /** Student's t at 99.9 % for two degrees of freedom is 31.6, the values' standard deviation 1: 31.6/√3 = 18.2 of 90. */
    @Test
    void errorsAreHalfTheInterval() {
        assertEquals("20 %", cells("strata").get(4));
        assertEquals("20 %", cells("strata").get(7));
        assertEquals("0 %", cells("simd").get(4));
    }

    @Test
    void theYardstickHasNoRatioAndABookkeeperNoBytes() {
        assertEquals("", cells("simd").get(6));
        assertEquals("0", cells("simd").get(8));
    }

    @Test
    void missingEnginesAreNamedWithTheirCure() {
        assertTrue(comparison()
                .text()
                .contains("- numpy is not here: python3 is missing; sudo apt-get install python3-numpy python3-scipy"));
    }

    /** With the machine, if what it made was measured. */
    @Test
    void theCompilerOfAnEngineThatRanIsNamed() {
        Engine compiled = new Engine() {
            @Override
            public String name() {
                return "made-here";
            }

            @Override
            public String description() {
                return "compiled for this machine";
            }

            @Override
            public Optional<String> compiler() {
                return Optional.of("gcc 12.2.0");
            }
        };
        List<Sample> samples = List.of(new Sample(ROW, compiled, List.of(3.0, 3.0, 3.0), OptionalDouble.empty()));
        String text = new Comparison(MACHINE, Effort.FULL, samples, List.of(), Map.of()).text();
        assertTrue(text.contains("\nEngine made-here compiled here by gcc 12.2.0\n"), text);
        assertTrue(!comparison().text().contains("compiled here by"));
    }

    @Test
    void aQuickRunSaysThatItIsRough() {
        Comparison full = comparison();
        Comparison rough =
                new Comparison(full.machine(), Effort.ROUGH, full.samples(), full.findings(), full.refusals());
        assertTrue(rough.text().contains("ROUGH figures"));
        assertTrue(!full.text().contains("ROUGH"));
    }

    @Test
    void machinesAreNamedByFamilyAndCores() {
        assertEquals("epyc-2core", MACHINE.shortName());
        assertEquals("xeon-8core", new Machine("Intel(R) Xeon(R) Platinum", 8, "", 1, 8, 0).shortName());
        assertEquals("aarch64-4core", new Machine("aarch64", 4, "", 1, 2, 0).shortName());
    }

    @Test
    void figuresHaveThreeDigits() {
        assertEquals("0.0123", Comparison.figure(0.01234));
        assertEquals("1.23", Comparison.figure(1.234));
        assertEquals("123", Comparison.figure(123.4));
        assertEquals("12,345", Comparison.figure(12345.4));
    }

    private static List<String> cells(String engine) {
        String line = comparison()
                .text()
                .lines()
                .filter(each -> each.startsWith("|") && each.contains(" " + engine + " "))
                .findFirst()
                .orElseThrow();
        return List.of(line.substring(1).split("\\|")).stream()
                .map(String::strip)
                .toList();
    }
}
