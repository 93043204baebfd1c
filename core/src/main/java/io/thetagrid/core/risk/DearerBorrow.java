package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.pricing.UnitGreeks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A book in a market where borrowing shares costs more: options keep their volatilities and lose forward. */
final class DearerBorrow {

    private DearerBorrow() {}

    static PricedBook of(PricedBook book, double borrow) {
        List<PricedPosition> positions = new ArrayList<>();
        for (PricedPosition position : book.positions()) {
            positions.add(position.option().isEmpty() || position.expired() ? position : dearer(position, borrow));
        }
        return new PricedBook(book.book(), positions, book.smiles(), book.verdicts());
    }

    private static PricedPosition dearer(PricedPosition position, double borrow) {
        OptionTerms terms = position.option().orElseThrow();
        OptionTerms other = new OptionTerms(
                terms.optionSign(),
                terms.spot(),
                terms.strike(),
                terms.timeToExpiry(),
                terms.rate(),
                terms.dividendYield() + borrow,
                terms.volatility(),
                terms.american());
        return new PricedPosition(
                position.position(),
                position.mark(),
                position.markSource(),
                position.liquidationMark(),
                position.quoteVerdict(),
                Optional.of(other),
                position.volatilitySource(),
                position.smile(),
                position.greeks());
    }

    /** Σ weight · (value in the other book − value in this one) by group. */
    static double[] valueChange(PricedBook book, PricedBook dearer, List<Group> groups, OptionPricer pricer) {
        List<PricedPosition> options = book.positions().stream()
                .filter(position -> position.option().isPresent() && !position.expired())
                .toList();
        List<UnitGreeks> before = pricer.greeks(
                options.stream().map(p -> p.option().orElseThrow()).toList());
        List<UnitGreeks> after = pricer.greeks(dearer.positions().stream()
                .filter(position -> position.option().isPresent() && !position.expired())
                .map(p -> p.option().orElseThrow())
                .toList());
        double[] change = new double[groups.size()];
        for (int i = 0; i < options.size(); i++) {
            PricedPosition position = options.get(i);
            int group = groups.indexOf(new Group(
                    position.position().instrument().underlying(),
                    position.position().account()));
            change[group] +=
                    position.weight() * (after.get(i).price() - before.get(i).price());
        }
        return change;
    }
}
