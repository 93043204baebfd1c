package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices of this kernel lead back to themselves. */
class AmericanImpliedVolatilityRoundTripTest {

    private record Quote(AmericanOption option, double price) {}

    private record Answer(double volatility, Status status) {}

    /** The answer's price is the quote, whatever the preset. */
    @ParameterizedTest
    @CsvSource({
        "-1, 100, 100, 0.5, 0.05, 0.01, 0.2",
        "-1, 80, 100, 0.5, 0.05, 0.01, 0.3",
        "1, 110, 100, 1, 0.03, 0.06, 0.25",
        "1, 100, 120, 0.02, 0.05, 0, 0.6",
        "1, 100, 160, 0.02, 0.05, 0, 0.6",
        "-1, 100, 60, 0.05, 0, 0.01, 0.5",
        "-1, 100, 100, 0.003, 0.05, 0, 0.15",
        "-1, 100, 300, 0.3, 0.05, 0, 4",
        "1, 30, 100, 2, 0.1, 0.1, 1.5",
        "-1, 104, 100, 1, 0.15, 0.01, 0.06",
        "-1, 100, 90, 1, -0.01, 0.01, 0.2",
        "-1, 20, 100, 10, -0.02, 0.01, 0.6",
        "-1, 95, 100, 1, -0.02, -0.06, 0.25",
        "1, 100, 40, 3, -0.06, -0.02, 0.3"
    })
    void pricesComeBack(
            double sign, double spot, double strike, double time, double rate, double yield, double volatility) {
        AmericanOption option = new AmericanOption(sign, spot, strike, time, rate, yield, volatility);
        for (Accuracy accuracy : Accuracy.values()) {
            double price = option.price(accuracy);
            Answer answer = solve(accuracy, List.of(new Quote(option, price))).getFirst();
            assertEquals(Status.OK, answer.status());
            double back = option.withVolatility(answer.volatility()).price(accuracy);
            // Volatility to 1e-12, vega below 100; two boundaries are found by a search that leaves 1e-9 of noise.
            boolean twoBoundaries = rate < 0 && yield < 0 && rate != yield;
            assertEquals(price, back, twoBoundaries ? 1e-9 : 1e-10);
        }
    }

    /** Between the European maximum K·e^(−rT) and K lies what only an American put can cost. */
    @Test
    void pricesAboveTheEuropeanMaximumHaveAVolatility() {
        AmericanOption put = AmericanOption.put(20, 100, 5, 0.1, 0, 1);
        double price = put.price(Accuracy.STANDARD);
        assertTrue(price > 80.01 && price > 100 * Math.exp(-0.5));
        Answer answer = solve(Accuracy.STANDARD, List.of(new Quote(put, price))).getFirst();
        assertEquals(Status.OK, answer.status());
        assertEquals(price, put.withVolatility(answer.volatility()).price(Accuracy.STANDARD), 1e-10);
    }

    private static List<Answer> solve(Accuracy accuracy, List<Quote> quotes) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<QuoteColumn> batch = Batch.allocate(arena, QuoteColumn.class, quotes.size());
            for (int i = 0; i < quotes.size(); i++) {
                AmericanOption option = quotes.get(i).option();
                batch.set(QuoteColumn.OPTION_SIGN, i, option.optionSign());
                batch.set(QuoteColumn.SPOT, i, option.spot());
                batch.set(QuoteColumn.STRIKE, i, option.strike());
                batch.set(QuoteColumn.TIME_TO_EXPIRY, i, option.timeToExpiry());
                batch.set(QuoteColumn.RATE, i, option.rate());
                batch.set(QuoteColumn.DIVIDEND_YIELD, i, option.dividendYield());
                batch.set(QuoteColumn.PRICE, i, quotes.get(i).price());
            }
            Batch<ImpliedVolatilityColumn> volatilities =
                    Batch.allocate(arena, ImpliedVolatilityColumn.class, quotes.size());
            AmericanImpliedVolatility.solve(Backends.pick("scalar"), batch, accuracy, volatilities);
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < quotes.size(); i++) {
                answers.add(new Answer(
                        volatilities.get(ImpliedVolatilityColumn.IMPLIED_VOLATILITY, i),
                        volatilities.status(ImpliedVolatilityColumn.STATUS, i)));
            }
            return answers;
        }
    }
}
