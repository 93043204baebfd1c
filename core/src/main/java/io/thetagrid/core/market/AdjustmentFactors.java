package io.thetagrid.core.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What turns the closes of one underlying as traded into adjusted ones. A factor holds for the sessions up to and including
 * its date, back to the factor before it; from one factor to the next it changes by the dividend or split of the session
 * after its date.
 *
 * @param byDate by the last date that they hold for
 */
public record AdjustmentFactors(NavigableMap<LocalDate, Factor> byDate) {
    /** A split's factors are printed with six digits: the ratio of two is good to four decimals. */
    private static final double SPLIT_DECIMALS = 1e4;

    /** A price factor has seven decimals, so that a dividend on a share of $500 is good to the hundredth of a cent. */
    private static final double DIVIDEND_DECIMALS = 1e4;

    /**
     * One line.
     *
     * @param price what dividends make of a close
     * @param split what splits make of a close
     * @param reference the close of the date, as traded
     */
    public record Factor(double price, double split, double reference) {}

    public AdjustmentFactors {
        byDate = Collections.unmodifiableNavigableMap(new TreeMap<>(byDate));
    }

    /**
     * Adjusts closes as traded.
     *
     * @param wanted {@link Adjustment#SPLITS} or {@link Adjustment#TOTAL_RETURN}
     */
    public PriceHistory adjusted(PriceHistory traded, Adjustment wanted) {
        if (traded.adjustment() != Adjustment.NONE) {
            throw new IllegalArgumentException("closes are adjusted already: " + traded.adjustment());
        }
        SortedMap<LocalDate, Double> closes = new TreeMap<>();
        traded.closes().forEach((date, close) -> closes.put(date, close * at(date, wanted)));
        return new PriceHistory(closes, wanted);
    }

    private double at(LocalDate date, Adjustment wanted) {
        Map.Entry<LocalDate, Factor> entry = byDate.ceilingEntry(date);
        if (entry == null) {
            return 1;
        }
        Factor factor = entry.getValue();
        return switch (wanted) {
            case SPLITS -> factor.split();
            case TOTAL_RETURN -> factor.price() * factor.split();
            case UNSTATED, NONE, INDEX -> throw new IllegalArgumentException("no adjustment for " + wanted);
        };
    }

    /** The cash dividends behind the factors, by ex-date: reference · (1 − price factor / next price factor). */
    public List<CashDividend> dividends() {
        List<CashDividend> dividends = new ArrayList<>();
        byDate.forEach((date, factor) -> {
            double ratio = factor.price() / next(date, factor).price();
            double amount = Math.round(factor.reference() * (1 - ratio) * DIVIDEND_DECIMALS) / DIVIDEND_DECIMALS;
            if (amount > 0) {
                dividends.add(new CashDividend(NyseCalendar.next(date), amount));
            }
        });
        return dividends;
    }

    /** The splits behind the factors, by ex-date. */
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        byDate.forEach((date, factor) -> {
            double ratio = rounded(next(date, factor).split() / factor.split());
            if (ratio != 1) {
                splits.add(new Split(NyseCalendar.next(date), ratio));
            }
        });
        return splits;
    }

    private Factor next(LocalDate date, Factor last) {
        Map.Entry<LocalDate, Factor> next = byDate.higherEntry(date);
        return next == null ? last : next.getValue();
    }

    /** Reverse splits are rounded as what they are: so many old shares for one new. */
    private static double rounded(double ratio) {
        return ratio >= 1
                ? Math.round(ratio * SPLIT_DECIMALS) / SPLIT_DECIMALS
                : SPLIT_DECIMALS / Math.round(SPLIT_DECIMALS / ratio);
    }
}
