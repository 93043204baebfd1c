package io.thetagrid.core.io.broker;

import io.thetagrid.core.book.Position;
import io.thetagrid.core.instrument.Instrument;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Holding;
import io.thetagrid.core.ledger.Statement.StatedPosition;
import io.thetagrid.core.market.NyseCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a broker's export leaves in the accounts.
 *
 * @param refused positions that cannot be priced, such as futures options or shares in another currency, by name
 */
public record EndPositions(List<Position> positions, List<Problem> refused) {
    /** The only currency that positions are valued in. */
    private static final String CURRENCY = "USD";

    public EndPositions {
        positions = List.copyOf(positions);
        refused = List.copyOf(refused);
    }

    static EndPositions of(BrokerFile file) {
        List<Position> positions = new ArrayList<>();
        List<Problem> refused = new ArrayList<>();
        for (Held held : held(file)) {
            if (held.quantity().signum() == 0) {
                continue;
            }
            Optional<Instrument> instrument = held.asset().instrument();
            if (!held.currency().equals(CURRENCY)) {
                refused.add(refused(
                        file,
                        held,
                        "a position in " + CURRENCY + ": this one is in " + held.currency() + " and is not converted"));
            } else if (instrument.isEmpty()) {
                refused.add(refused(
                        file,
                        held,
                        "shares or listed options with a known deliverable: this position cannot be priced"));
            } else {
                positions.add(new Position(
                        held.account(),
                        file.broker(),
                        instrument.get(),
                        held.quantity().doubleValue(),
                        held.averagePrice(),
                        OptionalDouble.empty(),
                        held.opened()));
            }
        }
        return new EndPositions(positions, refused);
    }

    private static Problem refused(BrokerFile file, Held held, String expected) {
        return new Problem(
                file.file().path(),
                0,
                "symbol",
                held.quantity().toPlainString() + " " + held.asset().symbol(),
                expected);
    }

    private record Held(
            String account,
            String currency,
            Asset asset,
            BigDecimal quantity,
            OptionalDouble averagePrice,
            Optional<LocalDate> opened) {}

    private static List<Held> held(BrokerFile file) {
        return file.statement()
                .positions()
                .map(stated -> stated.stream().map(EndPositions::held).toList())
                .orElseGet(() -> file.ledger().holdings().stream()
                        .map(EndPositions::held)
                        .toList());
    }

    private static Held held(StatedPosition stated) {
        double price = stated.averagePrice().map(BigDecimal::doubleValue).orElse(Double.NaN);
        return new Held(
                stated.account(), stated.currency(), stated.asset(), stated.quantity(), price(price), stated.opened());
    }

    private static Held held(Holding holding) {
        BigDecimal quantity = holding.quantity();
        double price = holding.costKnown() && quantity.signum() != 0
                ? holding.cost().doubleValue()
                        / (quantity.doubleValue() * holding.asset().multiplier())
                : Double.NaN;
        return new Held(
                holding.account(),
                holding.currency(),
                holding.asset(),
                quantity,
                price(price),
                holding.opened().map(NyseCalendar::date));
    }

    /** Shares can cost less than nothing once premiums are taken off; a price below zero is none. */
    private static OptionalDouble price(double price) {
        return price >= 0 ? OptionalDouble.of(price) : OptionalDouble.empty();
    }
}
