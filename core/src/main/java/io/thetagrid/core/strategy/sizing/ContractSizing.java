package io.thetagrid.core.strategy.sizing;

import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Settings;

/**
 * Turns capital into whole put contracts (R-SIZE.3, R-SIZE.5).
 *
 * @param basis what a contract is taken to cost
 * @param netOfPremium whether the premium received lowers the cash that secures a contract
 */
public record ContractSizing(Basis basis, boolean netOfPremium) {
    /** Shares of a standard contract. */
    public static final double MULTIPLIER = 100;

    /** What a contract is taken to cost. */
    public enum Basis {
        /** The cash that pays for assignment. */
        SECURED_CASH,
        /** The premium, as PP has it: it sells puts that the account cannot pay for (D2). */
        PREMIUM
    }

    /**
     * What capital buys.
     *
     * @param contracts whole, &ge; 0
     * @param used capital they take under the sizing's basis
     * @param left capital that a whole contract no longer fits into; never lost
     * @param obligation strike cash that assignment of all of them demands
     * @param uncovered part of the obligation that neither the capital nor the premium received pays for (D2)
     */
    public record Sized(long contracts, double used, double left, double obligation, double uncovered) {}

    /** As a profile has it. */
    public static ContractSizing of(Profile profile) {
        Settings sizing = profile.settings().map("sizing");
        boolean premium = sizing.text("basis").orElseThrow().equals("premium");
        return new ContractSizing(premium ? Basis.PREMIUM : Basis.SECURED_CASH, sizing.flag("net_of_premium"));
    }

    /**
     * Capital that one contract takes.
     *
     * @param strike per share
     * @param premium per share
     */
    public double capitalPerContract(double strike, double premium) {
        double perShare = switch (basis) {
            case PREMIUM -> premium;
            case SECURED_CASH -> netOfPremium ? strike - premium : strike;
        };
        return perShare * MULTIPLIER;
    }

    /** Contracts that {@code capital} allows, with what is left over and what is not covered. */
    public Sized contracts(double capital, double strike, double premium) {
        double each = capitalPerContract(strike, premium);
        long contracts = each > 0 ? Math.max((long) Math.floor(capital / each), 0) : 0;
        double used = contracts * each;
        double obligation = contracts * strike * MULTIPLIER;
        double available = capital + contracts * premium * MULTIPLIER;
        return new Sized(contracts, used, capital - used, obligation, Math.max(obligation - available, 0));
    }
}
