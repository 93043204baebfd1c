package io.thetagrid.core.io.book;

import io.thetagrid.core.book.BookKeys;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.YamlNode;
import io.thetagrid.core.io.price.RateFile;
import io.thetagrid.core.market.Compounding;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.RateCurve;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the {@code market.rates} of a book. */
final class RatesReader {
    private static final List<Compounding> COMPOUNDINGS =
            List.of(Compounding.CONTINUOUS, Compounding.ANNUAL, Compounding.SEMIANNUAL, Compounding.SIMPLE);
    private static final double LOWEST_RATE = -0.5;
    private static final double HIGHEST_RATE = 1;

    private final YamlNode node;
    private final BookInputs inputs;
    private final Instant asOf;
    private final List<String> notes = new ArrayList<>();

    RatesReader(YamlNode node, BookInputs inputs, Instant asOf) {
        this.node = node;
        this.inputs = inputs;
        this.asOf = asOf;
    }

    /** Of which day a file's rates are. */
    List<String> notes() {
        return notes;
    }

    RateCurve read() {
        node.rejectUnknown(BookKeys.under("market.rates"));
        Compounding compounding = node.choice("compounding", COMPOUNDINGS, Compounding::label, Compounding.CONTINUOUS);
        if (Stream.of("flat", "tenors", "file").filter(node::has).count() != 1) {
            node.reject("either 'flat', 'tenors' or 'file'");
            return RateCurve.flat(0);
        }
        if (node.has("file")) {
            if (node.has("compounding")) {
                node.get("compounding").reject("nothing: the file's layout says how its rates are quoted");
            }
            return file();
        }
        if (node.has("flat")) {
            if (compounding == Compounding.SIMPLE) {
                node.get("compounding").reject("continuous, annual or semiannual: a simple rate needs its tenor");
            }
            return RateCurve.flat(continuous(checked(node, "flat"), compounding, 1));
        }
        return tenors(compounding);
    }

    private RateCurve tenors(Compounding compounding) {
        List<Double> years = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (YamlNode tenor : node.list("tenors")) {
            tenor.rejectUnknown(BookKeys.under("market.rates.tenors"));
            double time = tenor.number("years");
            if (!(time > (years.isEmpty() ? 0 : years.getLast()))) {
                tenor.get("years").reject("tenors above 0, ascending");
                continue;
            }
            years.add(time);
            rates.add(continuous(checked(tenor, "rate"), compounding, time));
        }
        if (years.isEmpty()) {
            node.get("tenors").reject("at least one tenor");
            return RateCurve.flat(0);
        }
        return new RateCurve(years, rates);
    }

    private RateCurve file() {
        String path = node.text("file");
        LocalDate today = NyseCalendar.date(asOf);
        List<RateCurve> read = new ArrayList<>();
        inputs.read(node.get("file"), name -> {
            RateFile file = RateFile.read(inputs.resolve(path), name, ImportHints.NONE);
            inputs.used(file.file(), path);
            inputs.rejected(file.rejects(), file.rows().rejected());
            file.asOf(today)
                    .ifPresentOrElse(
                            latest -> read.add(taken(path, latest)),
                            () -> node.get("file").reject("a file with rates of " + today + " or before"));
        });
        return read.isEmpty() ? RateCurve.flat(0) : read.getFirst();
    }

    private RateCurve taken(String path, Map.Entry<LocalDate, RateCurve> latest) {
        notes.add("risk-free rates of " + latest.getKey() + " from " + path);
        return latest.getValue();
    }

    private static double checked(YamlNode node, String key) {
        double rate = node.number(key);
        if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
            node.get(key).reject("a rate per 1.00 from -0.5 to 1 (4 % is 0.04)");
        }
        return rate;
    }

    /** Where the compounding is none, the problem is noted already. */
    private static double continuous(double rate, Compounding compounding, double years) {
        return compounding == null ? rate : compounding.continuous(rate, years);
    }
}
