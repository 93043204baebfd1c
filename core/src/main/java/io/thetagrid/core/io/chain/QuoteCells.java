package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Instants;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.NyseCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Cells of vendors' quote tables. What is wrong with one is noted in its table, and a placeholder returned. */
final class QuoteCells {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    private QuoteCells() {}

    /** A number not below zero; NaN where the cell is empty. */
    static double optional(TableRow row, String column) {
        return row.optionalNonNegative(column).orElse(Double.NaN);
    }

    /** A number above zero; NaN where the cell is empty or zero, which vendors write for none. */
    static double unlessZero(TableRow row, String column) {
        return noneIfZero(optional(row, column));
    }

    /** A number of either sign; NaN where the cell is empty. */
    static double signed(TableRow row, String column) {
        return row.has(column) ? row.number(column) : Double.NaN;
    }

    static double noneIfZero(double value) {
        return value == 0 ? Double.NaN : value;
    }

    /** {@code 2014-06-06}, {@code 20140606} or {@code 6/6/2014}; null where the cell is none of them. */
    static LocalDate date(TableRow row, String column) {
        Optional<LocalDate> date = row.dateOfAnyForm(column).filter(QuoteCells::isTraded);
        if (date.isEmpty()) {
            row.reject(column, "a date such as 2014-06-06, 20140606 or 6/6/2014");
        }
        return date.orElse(null);
    }

    /** {@code 2014-06-06}, {@code 20140606} or {@code 6/6/2014}, of a year in which options are traded. */
    static Optional<LocalDate> date(String text) {
        return Instants.parseDateOfAnyForm(text).filter(QuoteCells::isTraded);
    }

    /** {@code 2014-06-06T14:02:42Z} or {@code 2014-06-06 14:02:42+00:00}; empty where the cell is. */
    static Optional<Instant> time(TableRow row, String column) {
        if (!row.has(column)) {
            return Optional.empty();
        }
        try {
            Instant time =
                    OffsetDateTime.parse(row.raw(column).replace(' ', 'T')).toInstant();
            if (isTraded(time)) {
                return Optional.of(time);
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        row.reject(column, "a time with its zone such as 2014-06-06T14:02:42Z");
        return Optional.empty();
    }

    /** Whether a time lies in the years in which options are traded, for which there is a calendar. */
    static boolean isTraded(Instant time) {
        return isTraded(time.atZone(NyseCalendar.NEW_YORK).toLocalDate());
    }

    private static boolean isTraded(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    /** {@code C}, {@code call}, {@code P} or {@code put} in any case; null where the cell is none of them. */
    static OptionType type(TableRow row, String column) {
        for (OptionType type : OptionType.values()) {
            String text = row.raw(column);
            if (text.equalsIgnoreCase(type.name())
                    || text.equalsIgnoreCase(type.name().substring(0, 1))) {
                return type;
            }
        }
        row.reject(column, "C, P, call or put");
        return null;
    }

    /**
     * The contract of a root; null where a part of it is missing, which is noted already, or it is no standard contract.
     *
     * @param column that the root stands in
     */
    static OptionContract contract(
            TableRow row, String column, String root, LocalDate expiration, OptionType type, double strike) {
        Optional<ContractTerms> terms = root.isEmpty() ? Optional.empty() : ContractTerms.ofRoot(root);
        if (terms.isEmpty()) {
            row.reject(column, "a standard contract: what an adjusted one delivers is not in its root");
        }
        if (terms.isEmpty() || expiration == null || type == null || Double.isNaN(strike)) {
            return null;
        }
        return terms.get().contract(new OsiSymbol(root, expiration, type, strike));
    }

    /** The contract of an OSI symbol, which other cells of the row must agree with; null where they do not. */
    static OptionContract contract(TableRow row, String column, LocalDate expiration, OptionType type, double strike) {
        Optional<OsiSymbol> symbol = OsiSymbol.parse(row.raw(column));
        if (symbol.isEmpty() || !symbol.get().equals(new OsiSymbol(symbol.get().root(), expiration, type, strike))) {
            row.reject(column, "the symbol of the row's expiration, type and strike");
            return null;
        }
        return contract(row, column, symbol.get().root(), expiration, type, strike);
    }

    /** When a session's option quotes end; for a date that is no session, the session before it. */
    static Instant close(String symbol, LocalDate date) {
        return ExpirationInstants.optionClose(symbol, NyseCalendar.onOrBefore(date));
    }

    /** For files of many days: what the user says goes for the day it lies in. */
    static Instant asOf(ImportHints hints, Instant own) {
        return hints.asOf()
                .filter(hint -> NyseCalendar.date(hint).equals(NyseCalendar.date(own)))
                .orElse(own);
    }
}
