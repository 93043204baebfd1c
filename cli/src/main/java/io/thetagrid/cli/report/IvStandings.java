package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.Json;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.store.IvHistory;
import io.thetagrid.core.store.IvStanding;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** How the 30-day volatility of each chain stands in the store's history; of none where no store is used. */
public final class IvStandings {
    private record Key(String underlying, Instant asOf) {}

    private final Map<Key, IvStanding> standings = new HashMap<>();

    public void put(ChainAnalysis chain, IvStanding standing) {
        standings.put(key(chain), standing);
    }

    /** Members of a chain's object: none without a store. */
    void write(Json json, ChainAnalysis chain) {
        IvStanding standing = standings.get(key(chain));
        if (standing != null) {
            write(json, standing);
        }
    }

    /** The members that say where a volatility stands. */
    public static void write(Json json, IvStanding standing) {
        json.number("ivRank", standing.rank());
        json.number("ivPercentile", standing.percentile());
        json.integer("ivHistory", standing.days());
    }

    /** A line for a person, empty without a store. */
    String line(ChainAnalysis chain) {
        IvStanding standing = standings.get(key(chain));
        if (standing == null) {
            return "";
        }
        if (standing.percentile().isEmpty()) {
            return "  IV rank and percentile: none, with " + days(standing.days()) + " in the store of the "
                    + IvHistory.FEWEST_DAYS + " that they need\n";
        }
        return "  IV rank " + percent(orNaN(standing.rank()), 1) + ", percentile "
                + percent(orNaN(standing.percentile()), 1) + " of " + days(standing.days())
                + " in the year that ends then\n";
    }

    private static String days(int count) {
        return count + (count == 1 ? " day" : " days");
    }

    private static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static Key key(ChainAnalysis chain) {
        return new Key(chain.chain().underlying(), chain.chain().asOf());
    }
}
