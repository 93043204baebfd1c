package io.thetagrid.core.io.broker;

import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Statement.StatedPosition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Flex document's {@code OpenPositions}: sums where it has them, lots otherwise, never both. */
final class FlexPositions {
    private final List<StatedPosition> positions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int read;

    FlexPositions(List<FlexElement> elements) {
        boolean sums = elements.stream()
                .anyMatch(element -> element.raw("levelOfDetail").equals("SUMMARY"));
        for (FlexElement element : elements) {
            if (sums && element.raw("levelOfDetail").equals("LOT")) {
                read++;
            } else {
                add(element);
            }
        }
    }

    List<StatedPosition> positions() {
        return positions;
    }

    List<String> notes() {
        return notes;
    }

    /** Elements without a problem. */
    int read() {
        return read;
    }

    private void add(FlexElement element) {
        int before = element.problems().size();
        Optional<Asset> asset = FlexTrade.asset(element);
        BigDecimal quantity = element.decimal("position");
        Optional<BigDecimal> price = element.optional("costBasisPrice");
        Optional<BigDecimal> money = element.optional("costBasisMoney");
        BigDecimal multiplier = element.optional("multiplier").orElse(BigDecimal.ONE);
        if (element.problems().size() > before) {
            return;
        }
        read++;
        BigDecimal units = quantity.multiply(multiplier);
        Optional<BigDecimal> exact = units.signum() == 0
                ? Optional.empty()
                : money.map(cost -> Decimals.exact(cost.divide(units, MathContext.DECIMAL64)));
        if (exact.isPresent() && price.isPresent() && exact.get().compareTo(price.get()) != 0) {
            notes.add("line " + element.line() + ": a cost of "
                    + money.orElseThrow().toPlainString() + " is " + exact.get().toPlainString()
                    + " a share, not " + price.get().toPlainString() + ": the cost is taken");
        }
        positions.add(new StatedPosition(
                FlexTrade.account(element),
                FlexTrade.currency(element),
                asset.orElseThrow(),
                quantity,
                exact.or(() -> price),
                FlexTime.parse(element.raw("openDateTime")).map(LocalDateTime::toLocalDate)));
    }
}
