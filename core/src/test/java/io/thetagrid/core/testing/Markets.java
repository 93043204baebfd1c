package io.thetagrid.core.testing;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.book.RiskSettings;
import io.thetagrid.core.instrument.Deliverable;
import io.thetagrid.core.instrument.Equity;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.Instrument;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.Settlement;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.RateCurve;
import io.thetagrid.core.market.UnderlyingMarket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small books and markets for tests. */
public final class Markets {
    /** Close of Wednesday 2025-09-24. */
    public static final Instant AS_OF = Instant.parse("2025-09-24T20:00:00Z");

    public static final double RATE = 0.04;

    private Markets() {}

    public static UnderlyingMarket underlying(String symbol, double spot, PriceHistory history) {
        return new UnderlyingMarket(symbol, spot, 0.01, 0, 1, "", Map.of(), history);
    }

    public static MarketSnapshot market(UnderlyingMarket... underlyings) {
        SortedMap<String, UnderlyingMarket> bySymbol = new TreeMap<>();
        for (UnderlyingMarket underlying : underlyings) {
            bySymbol.put(underlying.symbol(), underlying);
        }
        return new MarketSnapshot(AS_OF, bySymbol, RateCurve.flat(RATE));
    }

    public static OptionContract option(
            String symbol, OptionType type, double strike, LocalDate expiration, ExerciseStyle style) {
        return new OptionContract(
                symbol,
                symbol,
                expiration,
                type,
                strike,
                style,
                Settlement.PHYSICAL,
                100,
                Deliverable.standard(symbol));
    }

    public static Position position(Instrument instrument, double quantity, double mark) {
        OptionalDouble stated = Double.isNaN(mark) ? OptionalDouble.empty() : OptionalDouble.of(mark);
        return new Position("main", "broker", instrument, quantity, OptionalDouble.empty(), stated, Optional.empty());
    }

    public static Position shares(String symbol, double quantity) {
        return position(new Equity(symbol), quantity, Double.NaN);
    }

    public static Book book(MarketSnapshot market, RiskSettings settings, Position... positions) {
        return new Book(
                market,
                "USD",
                new TreeMap<>(Map.of("main", 10_000.0)),
                List.of(positions),
                "personal",
                settings,
                List.of(),
                List.of(),
                List.of());
    }

    public static RiskSettings settings(int scenarios, RiskMethod... methods) {
        return new RiskSettings(List.of(methods), List.of(0.95, 0.975, 0.99), List.of(1, 5, 21), scenarios, 7);
    }

    /** A history of closes on sessions up to the snapshot, from log returns. */
    public static PriceHistory history(double last, double... logReturns) {
        SortedMap<LocalDate, Double> closes = new TreeMap<>();
        LocalDate date = LocalDate.of(2025, 9, 24);
        double close = last;
        closes.put(date, close);
        for (int i = logReturns.length - 1; i >= 0; i--) {
            close *= Math.exp(-logReturns[i]);
            date = date.minusDays(1);
            closes.put(date, close);
        }
        return new PriceHistory(closes, Adjustment.SPLITS);
    }
}
