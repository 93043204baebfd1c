package io.thetagrid.core.risk.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.risk.backtest.TrafficLight.Zone;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficLightTest {

    /**
     * Zones and cumulative probabilities, in percent: Basel Committee 1996, "Supervisory framework for the use of backtesting",
     * table 2; multipliers: MAR32 of 2019, table 1.
     */
    @ParameterizedTest
    @CsvSource({
        "0, GREEN, 8.11, 1.50", "1, GREEN, 28.58, 1.50", "2, GREEN, 54.32, 1.50", "3, GREEN, 75.81, 1.50",
        "4, GREEN, 89.22, 1.50", "5, YELLOW, 95.88, 1.70", "6, YELLOW, 98.63, 1.76", "7, YELLOW, 99.60, 1.83",
        "8, YELLOW, 99.89, 1.88", "9, YELLOW, 99.97, 1.92", "10, RED, 99.99, 2.00"
    })
    void zonesOfTheSupervisedYearAreThosePublished(int exceptions, Zone zone, double percent, double multiplier) {
        TrafficLight light = TrafficLight.of(250, exceptions, 0.01);
        assertEquals(zone, light.zone());
        assertEquals(percent, 100 * light.atMost(), 0.005 + 1e-9);
        assertEquals(OptionalDouble.of(multiplier), light.multiplier());
    }

    /** The same paper's table 1: probability of rejecting a right model from so many exceptions on, in percent. */
    @ParameterizedTest
    @CsvSource({
        "0, 100.0",
        "1, 91.9",
        "2, 71.4",
        "3, 45.7",
        "4, 24.2",
        "5, 10.8",
        "6, 4.1",
        "7, 1.4",
        "8, 0.4",
        "9, 0.1"
    })
    void errorsOfTheFirstKindAreThosePublished(int exceptions, double percent) {
        assertEquals(percent, 100 * TrafficLight.of(250, exceptions, 0.01).atLeast(), 0.05 + 1e-9);
    }

    @Test
    void zonesFollowTheBinomialForOtherDaysAndLevels() {
        // P(Bin(1, 0.01) ≤ 0) is 0.99, but a day without an exception speaks against nothing.
        assertEquals(Zone.GREEN, TrafficLight.of(1, 0, 0.01).zone());
        assertEquals(Zone.RED, TrafficLight.of(1, 1, 0.01).zone());
        assertEquals(0.01, TrafficLight.of(1, 1, 0.01).atLeast(), 1e-16);
        TrafficLight all = TrafficLight.of(250, 250, 0.05);
        assertEquals(Zone.RED, all.zone());
        assertEquals(1, all.atMost(), 1e-15);
        assertEquals(OptionalDouble.empty(), all.multiplier());
        Zone before = Zone.GREEN;
        for (int exceptions = 0; exceptions <= 1000; exceptions++) {
            TrafficLight light = TrafficLight.of(1000, exceptions, 0.05);
            assertTrue(light.zone().compareTo(before) >= 0);
            before = light.zone();
        }
    }
}
