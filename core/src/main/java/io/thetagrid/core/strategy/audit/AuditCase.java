package io.thetagrid.core.strategy.audit;

import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.core.strategy.Profile;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All a computation may look at. It notes whether the market and the rules were asked for, so that a finding names what
 * it hangs on.
 */
final class AuditCase {
    /** A few options at a time: vectors have nothing to win, and bits are the same. */
    private static final OptionPricer PRICER = new OptionPricer(Backends.pick("scalar"), Accuracy.STANDARD);

    private final Claim claim;
    private final AuditMarket market;
    private final Profile rules;
    private boolean marketAsked;
    private boolean rulesAsked;

    AuditCase(Claim claim, AuditMarket market, Profile rules) {
        this.claim = claim;
        this.market = market;
        this.rules = rules;
    }

    AuditMarket market() {
        marketAsked = true;
        return market;
    }

    Profile rules() {
        rulesAsked = true;
        return rules;
    }

    boolean marketAsked() {
        return marketAsked;
    }

    boolean rulesAsked() {
        return rulesAsked;
    }

    double number(String input) {
        List<Double> values = numbers(input);
        if (values.size() != 1) {
            throw new IllegalArgumentException("claim " + claim.id() + ": " + input + " is a list");
        }
        return values.getFirst();
    }

    List<Double> numbers(String input) {
        List<Double> values = claim.inputs().get(input);
        if (values == null) {
            throw new IllegalArgumentException("claim " + claim.id() + " has no input " + input);
        }
        return values;
    }

    boolean has(String input) {
        return claim.inputs().containsKey(input);
    }

    /** A rule that this claim needs. */
    <T> T rule(Optional<T> rule, String what) {
        return rule.orElseThrow(() -> new NotComputableException("the profile has no " + what));
    }

    double rule(OptionalDouble rule, String what) {
        return rule.orElseThrow(() -> new NotComputableException("the profile has no " + what));
    }

    /** Price and Greeks per share, in kernel units. */
    UnitGreeks greeks(OptionTerms option) {
        return PRICER.greeks(List.of(option)).getFirst();
    }

    double price(OptionTerms option) {
        return greeks(option).price();
    }

    /** Volatility at which an option is worth its price; NaN where there is none. */
    double impliedVolatility(OptionTerms option, double price) {
        return PRICER.impliedVolatilities(List.of(option), new double[] {price})[0];
    }
}
