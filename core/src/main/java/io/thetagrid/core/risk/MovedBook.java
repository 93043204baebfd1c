package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.pricing.SmileSlice;
import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.Stickiness;
import io.thetagrid.core.scenario.UnderlyingShocks;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A book whose spots and volatilities have moved at once: every position at its value and Greeks there. An option's
 * volatility is the one {@link Revaluation} gives it: today's own, plus what its smile differs by between the two
 * log-moneynesses where the smile moves with the spot, times the shock's factor for its maturity. Marks move by as much as
 * prices do.
 */
final class MovedBook {
    private final PricedBook book;
    private final Function<List<OptionTerms>, List<UnitGreeks>> pricer;
    private final Stickiness stickiness;

    /**
     * A book to move.
     *
     * @param pricer gives each option its price and the Greeks that are wanted
     */
    MovedBook(PricedBook book, Function<List<OptionTerms>, List<UnitGreeks>> pricer, Stickiness stickiness) {
        this.book = book;
        this.pricer = pricer;
        this.stickiness = stickiness;
    }

    /** The book in one scenario, of which rates and time are left out. */
    PricedBook at(Shocks shocks, int scenario) {
        List<OptionTerms> terms = new ArrayList<>();
        for (PricedPosition position : book.positions()) {
            if (position.option().isPresent() && !position.expired()) {
                terms.add(terms(position, shocks, scenario));
            }
        }
        List<UnitGreeks> greeks = pricer.apply(terms);
        List<PricedPosition> moved = new ArrayList<>();
        int next = 0;
        for (PricedPosition position : book.positions()) {
            if (position.expired()) {
                moved.add(position);
            } else if (position.option().isPresent()) {
                moved.add(with(position, Optional.of(terms.get(next)), greeks.get(next)));
                next++;
            } else {
                double spot = position.spot() * ScalarMath.exp(logSpot(position, shocks, scenario));
                moved.add(with(position, Optional.empty(), UnitGreeks.ofShare(spot)));
            }
        }
        return new PricedBook(book.book(), moved, book.smiles(), book.verdicts());
    }

    private static double logSpot(PricedPosition position, Shocks shocks, int scenario) {
        UnderlyingShocks shock = shocks.byUnderlying().get(underlying(position));
        return shock == null ? 0 : shock.logSpot()[scenario];
    }

    private static String underlying(PricedPosition position) {
        return position.position().instrument().underlying();
    }

    private OptionTerms terms(PricedPosition position, Shocks shocks, int scenario) {
        OptionTerms now = position.option().orElseThrow();
        UnderlyingShocks shock = shocks.byUnderlying().get(underlying(position));
        double logSpot = shock.logSpot()[scenario];
        double logFactor = ScenarioModel.volatilityShockScale(now.timeToExpiry()) * shock.logVolatility()[scenario];
        return new OptionTerms(
                now.optionSign(),
                now.spot() * ScalarMath.exp(logSpot),
                now.strike(),
                now.timeToExpiry(),
                now.rate(),
                now.dividendYield(),
                onTheSmile(position, logSpot) * ScalarMath.exp(logFactor),
                now.american());
    }

    private double onTheSmile(PricedPosition position, double logSpot) {
        OptionTerms now = position.option().orElseThrow();
        SmileSlice smile = position.smile().orElseThrow();
        if (stickiness == Stickiness.STRIKE || logSpot == 0) {
            return now.volatility();
        }
        double m = now.logMoneyness();
        SmileSlice own = new SmileSlice(
                now.volatility() - shape(smile, m),
                smile.slope(),
                smile.curvature(),
                smile.low(),
                smile.high(),
                Math.min(smile.floor(), now.volatility()),
                smile.points());
        return own.volatility(m - logSpot);
    }

    /** What a smile adds to its level at a log-moneyness. */
    private static double shape(SmileSlice smile, double logMoneyness) {
        double m = Math.clamp(logMoneyness, smile.low(), smile.high());
        return m * (smile.slope() + m * smile.curvature());
    }

    private static PricedPosition with(PricedPosition position, Optional<OptionTerms> terms, UnitGreeks greeks) {
        double change = greeks.price() - position.greeks().price();
        return new PricedPosition(
                position.position(),
                position.mark() + change,
                position.markSource(),
                position.liquidationMark() + change,
                position.quoteVerdict(),
                terms,
                position.volatilitySource(),
                position.smile(),
                greeks);
    }
}
