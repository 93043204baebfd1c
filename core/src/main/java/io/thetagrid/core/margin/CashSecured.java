package io.thetagrid.core.margin;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.risk.AccountMargin;
import io.thetagrid.core.risk.MarginResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an account must hold so that every short option can be met without borrowing (risk-engine.md, "Margin";
 * strategy-rules R-SIZE 3): the strike of each short put, and today's price of the shares that short calls may demand
 * and the account does not own. Premium received counts on the other side, as cash. Long options pay for no assignment;
 * long calls that live as long as the short ones do bound the loss, so their shares do not count as uncovered.
 */
public final class CashSecured {
    private static final String METHOD = "cash-secured";

    /** One account on the way to its requirement. */
    private static final class Account {
        private double putStrikes;
        private final SortedMap<String, Double> callShares = new TreeMap<>();
        private final SortedMap<String, Double> ownShares = new TreeMap<>();
        private final SortedMap<String, Double> spots = new TreeMap<>();
        private final SortedMap<String, LocalDate> lastShortCall = new TreeMap<>();
        private final List<PricedPosition> longCalls = new ArrayList<>();

        void add(PricedPosition position) {
            double quantity = position.position().quantity();
            String underlying = position.position().instrument().underlying();
            if (!(position.position().instrument() instanceof OptionContract contract)) {
                ownShares.merge(underlying, quantity, Double::sum);
                spots.put(underlying, position.spot());
            } else if (position.expired()) {
                return; // settled at its instant: no obligation is left
            } else if (quantity < 0 && contract.type() == OptionType.PUT) {
                putStrikes += -quantity * contract.multiplier() * contract.strike();
            } else if (quantity < 0) {
                callShares.merge(underlying, -quantity * contract.multiplier(), Double::sum);
                spots.put(underlying, position.spot());
                lastShortCall.merge(underlying, contract.expiration(), (a, b) -> a.isAfter(b) ? a : b);
            } else if (contract.type() == OptionType.CALL) {
                longCalls.add(position);
            }
        }

        double missingShares(String underlying) {
            double own = Math.max(ownShares.getOrDefault(underlying, 0.0), 0);
            return Math.max(callShares.get(underlying) - own, 0);
        }

        double uncoveredShares() {
            double sum = 0;
            for (String underlying : callShares.keySet()) {
                sum += Math.max(missingShares(underlying) - sharesOfLongCalls(underlying), 0);
            }
            return sum;
        }

        /** Shares that calls bring which live at least as long as every short one on the same underlying. */
        private double sharesOfLongCalls(String underlying) {
            double shares = 0;
            for (PricedPosition position : longCalls) {
                if (position.position().instrument() instanceof OptionContract contract
                        && contract.underlying().equals(underlying)
                        && !contract.expiration().isBefore(lastShortCall.get(underlying))) {
                    shares += position.weight();
                }
            }
            return shares;
        }

        double requirement() {
            double sum = putStrikes;
            for (String underlying : callShares.keySet()) {
                sum += missingShares(underlying) * spots.get(underlying);
            }
            return sum;
        }
    }

    private CashSecured() {}

    /** The requirement of every account that holds cash or a position. */
    public static MarginResult of(PricedBook book) {
        SortedMap<String, Account> accounts = new TreeMap<>();
        book.book().cash().keySet().forEach(name -> accounts.put(name, new Account()));
        for (PricedPosition position : book.positions()) {
            accounts.computeIfAbsent(position.position().account(), _ -> new Account())
                    .add(position);
        }
        List<AccountMargin> margins = new ArrayList<>();
        double requirement = 0;
        double uncovered = 0;
        for (var entry : accounts.entrySet()) {
            double own = entry.getValue().requirement();
            double cash = book.book().cash().getOrDefault(entry.getKey(), 0.0);
            margins.add(new AccountMargin(entry.getKey(), own, cash, cash - own));
            requirement += own;
            uncovered += entry.getValue().uncoveredShares();
        }
        return new MarginResult(METHOD, requirement, book.cash(), book.cash() - requirement, uncovered, margins);
    }
}
