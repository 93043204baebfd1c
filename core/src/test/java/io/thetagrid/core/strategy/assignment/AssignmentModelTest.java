package io.thetagrid.core.strategy.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.strategy.audit.AuditMarket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentModelTest {

    /** P(in the money) is −e^{rT}·∂put/∂strike, here by a central difference of a price in closed form. */
    @ParameterizedTest
    @CsvSource({"2.0, 4.2517, 27", "5.0, 4.2517, 27", "2.4, 0.8, 365", "2.0, 0.3, 1"})
    void isTheSlopeOfThePriceInTheStrike(double strike, double volatility, double days) {
        AuditMarket market = new AuditMarket(2.40, volatility, 0.05, days);
        double step = 1e-5;
        double slope = (put(market.put(strike + step)) - put(market.put(strike - step))) / (2 * step);
        double expected = slope * Math.exp(0.05 * market.years());
        // The difference is good to step² and to 1e-16 / step.
        assertEquals(expected, AssignmentModel.ENGINE.probability(market.put(strike)), 1e-8);
    }

    /** strategy-rules D4: about 0.66 at 2.00 and 0.89 at 5.00. */
    @Test
    void risesWithTheStrike() {
        assertEquals(0.66, AssignmentModel.ENGINE.probability(AuditMarket.DEFAULT.put(2.0)), 0.005);
        assertEquals(0.89, AssignmentModel.ENGINE.probability(AuditMarket.DEFAULT.put(5.0)), 0.005);
    }

    @Test
    void isCertainWithoutVolatility() {
        AuditMarket still = AuditMarket.DEFAULT.withVolatility(0);
        assertEquals(0, AssignmentModel.ENGINE.probability(still.put(2.0)), 0);
        assertEquals(1, AssignmentModel.ENGINE.probability(still.put(5.0)), 0);
        assertEquals(1, AssignmentModel.ENGINE.probability(still.call(2.0)), 0);
    }

    /** AC lines 57-71 at 2.40 and 27 days: 0.85 + 0.4/2.4·0.15 at 2.00; 0.05 + 2.4/2.5·0.8·0.9 at 2.50. */
    @Test
    void theDocumentsHeuristicIsKept() {
        assertEquals(0.875, AssignmentModel.AC_HEURISTIC.probability(AuditMarket.DEFAULT.put(2.0)), 1e-12);
        assertEquals(0.7412, AssignmentModel.AC_HEURISTIC.probability(AuditMarket.DEFAULT.put(2.5)), 1e-12);
    }

    private static double put(OptionTerms o) {
        double deviation = o.volatility() * Math.sqrt(o.timeToExpiry());
        double d1 = (Math.log(o.spot() / o.strike()) + o.rate() * o.timeToExpiry()) / deviation + 0.5 * deviation;
        return o.strike() * Math.exp(-o.rate() * o.timeToExpiry()) * cdf(deviation - d1) - o.spot() * cdf(-d1);
    }

    /** Normal distribution by its series in x: exact to rounding for the |x| &lt; 5 used here. */
    private static double cdf(double x) {
        double term = x;
        double sum = x;
        for (int i = 1; i < 200; i++) {
            term *= x * x / (2 * i + 1);
            sum += term;
        }
        return 0.5 + sum * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }
}
