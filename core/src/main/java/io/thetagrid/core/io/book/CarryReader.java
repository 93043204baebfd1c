package io.thetagrid.core.io.book;

import io.thetagrid.core.book.BookKeys;
import io.thetagrid.core.io.YamlNode;
import io.thetagrid.core.market.Carry;
import io.thetagrid.core.market.CashDividend;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.RateCurve;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what a book says of one symbol's dividends and borrow cost. */
final class CarryReader {
    private static final double LOWEST = -0.5;
    private static final double HIGHEST_YIELD = 1;
    private static final double HIGHEST_BORROW = 10;
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private CarryReader() {}

    /**
     * One symbol's carry.
     *
     * @param dividends its mapping under {@code market.dividends}
     * @param reference its mapping under {@code market.reference}
     */
    static Carry read(YamlNode dividends, YamlNode reference) {
        dividends.rejectUnknown(BookKeys.under("market.dividends.*"));
        return new Carry(dividends.number("yield", 0, LOWEST, HIGHEST_YIELD), borrow(reference), cash(dividends));
    }

    private static RateCurve borrow(YamlNode reference) {
        if (!reference.get("borrow").isList()) {
            return RateCurve.flat(reference.number("borrow", 0, LOWEST, HIGHEST_BORROW));
        }
        List<Double> years = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (YamlNode point : reference.list("borrow")) {
            point.rejectUnknown(BookKeys.under("market.reference.*.borrow"));
            double time = point.number("years");
            if (!(time > (years.isEmpty() ? 0 : years.getLast()))) {
                point.get("years").reject("times above 0, ascending");
                continue;
            }
            years.add(time);
            rates.add(rate(point));
        }
        if (years.isEmpty()) {
            reference.get("borrow").reject("a number, or at least one {years, rate}");
            return RateCurve.flat(0);
        }
        return new RateCurve(years, rates);
    }

    private static double rate(YamlNode point) {
        double rate = point.number("rate");
        if (rate < LOWEST || rate > HIGHEST_BORROW) {
            point.get("rate").reject("a number from " + LOWEST + " to " + HIGHEST_BORROW);
        }
        return rate;
    }

    private static List<CashDividend> cash(YamlNode dividends) {
        List<CashDividend> cash = new ArrayList<>();
        Set<LocalDate> dates = new HashSet<>();
        for (YamlNode node : dividends.list("cash")) {
            node.rejectUnknown(BookKeys.under("market.dividends.*.cash"));
            LocalDate exDate = node.date("ex_date");
            double amount = node.number("amount");
            if (exDate == null || Double.isNaN(amount)) {
                continue;
            }
            if (amount < 0) {
                node.get("amount").reject("an amount >= 0");
            } else if (exDate.isBefore(EARLIEST) || exDate.isAfter(LATEST) || !NyseCalendar.isSession(exDate)) {
                node.get("ex_date").reject("a session of the NYSE");
            } else if (!dates.add(exDate)) {
                node.get("ex_date").reject("each ex-date once");
            } else {
                cash.add(new CashDividend(exDate, amount));
            }
        }
        return cash;
    }

    /** Notes where the coming dividends are worth as much as the share, so that it would have no forward. */
    static void checkWorth(YamlNode dividends, Carry carry, double spot, RateCurve rates, Instant asOf) {
        if (carry.cash().isEmpty() || Double.isNaN(spot)) {
            return;
        }
        double last = ExpirationInstants.years(asOf, carry.cash().getLast().exInstant());
        if (last > 0 && carry.forward(last, spot, rates, asOf) <= 0) {
            dividends.get("cash").reject("dividends worth less than the share, " + spot + ",");
        }
    }
}
