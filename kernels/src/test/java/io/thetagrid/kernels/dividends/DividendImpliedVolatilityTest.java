package io.thetagrid.kernels.dividends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A price's volatility gives the price back, and prices that no volatility gives are told apart. */
class DividendImpliedVolatilityTest {

    private record Found(double volatility, Status status) {}

    private static Found solve(DividendOption option, double price) {
        Backend backend = Backends.pick("scalar");
        try (Arena arena = Arena.ofConfined()) {
            Batch<QuoteColumn> quotes = Batch.allocate(arena, QuoteColumn.class, 1);
            double[] inputs = {
                option.optionSign(),
                option.spot(),
                option.strike(),
                option.timeToExpiry(),
                option.rate(),
                option.dividendYield(),
                price
            };
            for (QuoteColumn column : QuoteColumn.values()) {
                quotes.set(column, 0, inputs[column.ordinal()]);
            }
            Batch<ImpliedVolatilityColumn> found = Batch.allocate(arena, ImpliedVolatilityColumn.class, 1);
            backend.dividendImpliedVolatility(
                    quotes,
                    DividendSchedule.same(1, option.years(), option.amounts()),
                    new DividendTerms(option.model(), option.american(), Accuracy.FAST, false),
                    found);
            return new Found(
                    found.get(ImpliedVolatilityColumn.IMPLIED_VOLATILITY, 0),
                    found.status(ImpliedVolatilityColumn.STATUS, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theVolatilityOfAPriceGivesThePriceBack(DividendModel model) {
        SplittableRandom random = new SplittableRandom(51);
        int solved = 0;
        for (int i = 0; i < 30; i++) {
            DividendOption option = DividendOption.random(random, model, random.nextBoolean());
            double price = option.price(Accuracy.FAST);
            Found found = solve(option, price);
            double floor = option.withVolatility(0).price(Accuracy.FAST);
            if (price <= floor) {
                assertEquals(Status.BELOW_INTRINSIC, found.status(), option::toString);
                continue;
            }
            assertEquals(Status.OK, found.status(), option::toString);
            assertEquals(price, option.withVolatility(found.volatility()).price(Accuracy.FAST), 1e-7, option::toString);
            solved++;
        }
        assertTrue(solved > 20, () -> "too few prices above their floor");
    }

    @Test
    void europeanVolatilityOfAReducedSpotIsBlackScholes() {
        // Hull: the call of 3.67 on 40 with two dividends of 0.50 at 30 % volatility.
        DividendOption option = DividendOption.of(1, 40, 40, 0.5, 0.09, 0, 0.3)
                .with(new double[] {2 / 12.0, 5 / 12.0}, new double[] {0.5, 0.5})
                .with(DividendModel.ESCROWED);
        assertEquals(0.3, solve(option, 3.67).volatility(), 1e-3); // the price is printed to a cent
    }

    @Test
    void pricesThatNoVolatilityGivesAreToldApart() {
        DividendOption call = DividendOption.of(1, 100, 80, 1, 0.05, 0, 0)
                .with(new double[] {0.5}, new double[] {2})
                .asAmerican();
        assertEquals(Status.BELOW_INTRINSIC, solve(call, 19).status());
        assertEquals(Status.ABOVE_MAXIMUM, solve(call, 100).status());
        assertEquals(Status.INVALID_INPUT, solve(call, Double.NaN).status());
        assertEquals(Status.INVALID_INPUT, solve(call.withSpot(-1), 5).status());
    }
}
