package io.thetagrid.core.strategy.compounding;

import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Settings;
import java.util.List;
import java.util.Optional;

/**
 * What a month's gross premium becomes (R-COMP).
 *
 * @param puts share reinvested in puts, per 1.00
 * @param calls share for call hedges, per 1.00; adds up to 1 with puts
 * @param newCapital capital added each month
 */
public record PremiumSplit(double puts, double calls, double newCapital) {
    private static final double CENTS = 100;

    /**
     * One month.
     *
     * @param premium gross, in whole cents
     * @param callBudget for hedges, in whole cents
     * @param putBudget the rest of the premium: the two always add up to it
     * @param newCapital added this month
     */
    public record Month(double premium, double callBudget, double putBudget, double newCapital) {

        /** What may be put behind new puts. */
        public double putCapital() {
            return putBudget + newCapital;
        }

        /** Put capital / new capital; NaN without new capital. */
        public double factor() {
            return newCapital > 0 ? putCapital() / newCapital : Double.NaN;
        }
    }

    /** As a profile has it; empty where it splits no premium. */
    public static Optional<PremiumSplit> of(Profile profile) {
        Settings compounding = profile.settings().map("compounding");
        return compounding.number("puts").isEmpty()
                ? Optional.empty()
                : Optional.of(new PremiumSplit(
                        compounding.required("puts"),
                        compounding.required("calls"),
                        compounding.required("new_capital")));
    }

    /** R-COMP.1. The call budget is rounded to cents, the puts get the rest: no cent is lost or made. */
    public Month month(double premium) {
        long whole = Math.round(premium * CENTS);
        long forCalls = Math.round(whole * calls);
        return new Month(whole / CENTS, forCalls / CENTS, (whole - forCalls) / CENTS, newCapital);
    }

    /** R-COMP.2, deterministic: months of given premiums. */
    public List<Month> table(List<Double> premiums) {
        return premiums.stream().map(this::month).toList();
    }

    /**
     * MS's recursion, capital = puts · yield · capital + new capital (D16: it drops earlier capital), settles here instead
     * of growing; infinite where puts · yield &ge; 1.
     *
     * @param yield premium of a month per unit of capital
     */
    public double settledCapital(double yield) {
        double kept = puts * yield;
        return kept < 1 ? newCapital / (1 - kept) : Double.POSITIVE_INFINITY;
    }
}
