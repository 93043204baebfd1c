package io.thetagrid.core.scenario;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Horizons of a book: the close of the h-th session after its snapshot (risk-engine.md, "P&amp;L of a scenario"). */
public final class Horizons {

    private Horizons() {}

    public static Horizon of(PricedBook priced, int sessions) {
        Instant asOf = priced.book().market().asOf();
        double years = ExpirationInstants.years(asOf, NyseCalendar.close(NyseCalendar.sessionAfter(asOf, sessions)));
        LocalDate lastClosed = NyseCalendar.sessionAfter(asOf, 0);
        SortedMap<String, SortedMap<Double, Integer>> settlements = new TreeMap<>();
        for (PricedPosition position : priced.positions()) {
            if (position.position().instrument() instanceof OptionContract contract && !position.expired()) {
                double time = position.option().orElseThrow().timeToExpiry();
                if (time <= years) {
                    // An AM series settles on the next opening, nearer to the close before it than to the one after.
                    int closes =
                            NyseCalendar.sessionsBetween(lastClosed, ExpirationInstants.lastTradingSession(contract));
                    settlements
                            .computeIfAbsent(contract.underlying(), _ -> new TreeMap<>())
                            .put(time, Math.min(closes, sessions));
                }
            }
        }
        return new Horizon(sessions, years, settlements);
    }
}
