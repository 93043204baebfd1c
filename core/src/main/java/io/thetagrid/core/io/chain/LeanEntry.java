package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.InputArchive;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One contract's bars in a Lean option archive; the entry's name says which: {@code
 * aapl_quote_american_call_10000000_20150117.csv} (daily) or {@code
 * 20230803_spy_minute_quote_american_call_4300000_20230901.csv}, strikes in ten-thousandths [QuantConnect/Lean,
 * Data/option/readme.md].
 *
 * @param date of minute bars; empty in daily archives
 */
record LeanEntry(
        InputText text,
        Optional<LocalDate> date,
        String root,
        LeanBars bars,
        ExerciseStyle style,
        OptionType type,
        double strike,
        LocalDate expiration) {
    private static final Pattern NAME =
            Pattern.compile("(?:(\\d{8})_)?([a-z.]+\\d?)_(minute_)?(quote|trade|openinterest)_"
                    + "(american|european)_(call|put)_(\\d{1,12})_(\\d{8})\\.csv");

    /** Whether all entries of an archive are daily, or all minute bars of options. */
    static boolean all(InputArchive archive, boolean minute) {
        return archive.entries().entrySet().stream()
                .allMatch(entry -> of(entry.getKey(), entry.getValue())
                        .filter(found -> found.date().isPresent() == minute)
                        .isPresent());
    }

    /** An entry by its name; empty where it is no option's. */
    static Optional<LeanEntry> of(String name, InputText text) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches() || (matcher.group(1) == null) != (matcher.group(3) == null)) {
            return Optional.empty();
        }
        Optional<LocalDate> date = Optional.ofNullable(matcher.group(1)).flatMap(QuoteCells::date);
        Optional<LocalDate> expiration = QuoteCells.date(matcher.group(8));
        double strike = Long.parseLong(matcher.group(7)) / LeanBars.SCALE;
        if (date.isPresent() != (matcher.group(1) != null) || expiration.isEmpty() || strike == 0) {
            return Optional.empty();
        }
        return Optional.of(new LeanEntry(
                text,
                date,
                upper(matcher.group(2)),
                LeanBars.valueOf(upper(matcher.group(4))),
                ExerciseStyle.valueOf(upper(matcher.group(5))),
                OptionType.valueOf(upper(matcher.group(6))),
                strike,
                expiration.get()));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** The contract; where it is an adjusted one, none, and the row rejected. */
    Optional<OptionContract> contract(TableRow row) {
        Optional<ContractTerms> terms = ContractTerms.ofRoot(root);
        if (terms.isEmpty()) {
            row.reject("", "a standard contract: what " + root + " delivers is not in its root");
        }
        return terms.map(found -> found.withStyle(style).contract(new OsiSymbol(root, expiration, type, strike)));
    }

    TextTable table() {
        return bars.table(text);
    }
}
