package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PortfolioGreeksTest {

    /** Every unit of strategy-rules D7 as a difference of the position's value. */
    @Test
    void unitsAreThoseOfTheStrategyRules() {
        OptionContract put =
                Markets.option("AAA", OptionType.PUT, 45, LocalDate.of(2025, 12, 19), ExerciseStyle.EUROPEAN);
        double t = ExpirationInstants.timeToExpiry(put, Markets.AS_OF);
        double mark = value(50, t, Markets.RATE, 0.6);
        Book book = Markets.book(
                Markets.market(Markets.underlying("AAA", 50, PriceHistory.none())),
                Markets.settings(1),
                Markets.shares("AAA", 150),
                Markets.position(put, -2, mark));
        PortfolioGreeks greeks =
                PortfolioGreeks.of(BookPricer.price(book, new OptionPricer(new ReferenceBackend(), Accuracy.STANDARD))
                        .positions());
        double up = -200 * value(50.5, t, Markets.RATE, 0.6);
        double down = -200 * value(49.5, t, Markets.RATE, 0.6);
        double base = -200 * mark;
        // Differences over one per cent, a volatility point, a day and a per cent of rate: third-order terms remain.
        assertEquals(150 * 50 + (up - down) / 2 / 0.01, greeks.dollarDelta(), 1);
        assertEquals((up - 2 * base + down) / 0.01, greeks.gammaPerPercent(), 0.1);
        assertEquals(
                -100 * (value(50, t, Markets.RATE, 0.61) - value(50, t, Markets.RATE, 0.59)),
                greeks.vegaPerVolPoint(),
                0.01);
        assertEquals(
                -100 * (value(50, t - 1 / 365.0, Markets.RATE, 0.6) - value(50, t + 1 / 365.0, Markets.RATE, 0.6)),
                greeks.thetaPerDay(),
                0.01);
        assertEquals(
                -100 * (value(50, t, Markets.RATE + 0.01, 0.6) - value(50, t, Markets.RATE - 0.01, 0.6)),
                greeks.rhoPerPercent(),
                0.01);
    }

    private static double value(double spot, double time, double rate, double volatility) {
        return ReferenceBackend.european(-1, spot, 45, time, rate, 0.01, volatility);
    }
}
