package io.thetagrid.core.book;

import java.util.List;
import java.util.stream.Collectors;

/** Every key of a book file, described once: the strict reader and {@code config explain} both go by this table. */
public final class BookKeys {
    private static final RiskSettings RISK = RiskSettings.STANDARD;
    private static final String REQUIRED = "required";
    private static final String ANY = "*";

    /**
     * One key.
     *
     * @param path keys from the document's root, joined by dots; {@code *} stands for a name of the user's own
     * @param unit of the value, or its form
     * @param absent what holds where the key is absent
     */
    public record Key(String path, String unit, String absent, String meaning) {
        private String parent() {
            int dot = path.lastIndexOf('.');
            return dot < 0 ? "" : path.substring(0, dot);
        }

        private String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    public static final List<Key> ALL = List.of(
            key("as_of", "instant with zone", REQUIRED, "The moment the book is valued at."),
            key("base_currency", "ISO 4217", "USD", "Currency of all amounts; only USD until rates are read."),
            key("cash", "mapping", REQUIRED, "Cash by account; an account without cash says 0."),
            key(
                    "cash.*",
                    "base currency, or mapping",
                    REQUIRED,
                    "Cash of one account, negative for a debit; or by currency, converted at market.fx."),
            key("cash.*.*", "that currency", "none", "Cash of one account in one currency."),
            key("portfolio", "list of paths", REQUIRED, "Positions files, relative to the book's folder."),
            key("profile", "name or path", REQUIRED, "The rules the book is held to."),
            key("notes", "list of texts", "none", "Assumptions that every report repeats."),
            key("market", "mapping", "none", "Where market data come from."),
            key("market.chains", "list of paths", "none", "Option chains, recognised by their content."),
            key("market.prices", "mapping", "none", "Histories of daily closes by symbol."),
            key("market.prices.*", "mapping", "none", "One symbol's history."),
            key("market.prices.*.file", "path", REQUIRED, "Daily closes, recognised by their content."),
            key(
                    "market.prices.*.adjusted",
                    "splits | total_return | index",
                    REQUIRED,
                    "What the closes are adjusted for; an error where the file says otherwise."),
            key(
                    "market.prices.*.factors",
                    "path",
                    "none",
                    "Lean factor file that adjusts closes as traded as 'adjusted' says."),
            key("market.rates", "mapping", REQUIRED, "Risk-free rates: one of flat, tenors and file."),
            key("market.rates.flat", "per 1.00 a year", "none", "One rate for all tenors: 0.04 is 4 %."),
            key("market.rates.tenors", "list", "none", "Zero rates, linear in between and flat outside."),
            key("market.rates.tenors.years", "years", REQUIRED, "A tenor, ascending."),
            key("market.rates.tenors.rate", "per 1.00 a year", REQUIRED, "The tenor's rate."),
            key(
                    "market.rates.compounding",
                    "continuous | annual | semiannual | simple",
                    "continuous",
                    "How flat or tenors are quoted; simple only with tenors."),
            key("market.rates.file", "path", "none", "Table of rates, of which the last up to as_of holds."),
            key("market.fx", "mapping", "none", "What one unit of a currency costs in the base currency."),
            key("market.fx.*", "base currency per unit", "none", "One currency: EUR: 1.08."),
            key("market.dividends", "mapping", "none", "Dividends by symbol."),
            key("market.dividends.*", "mapping", "none", "One symbol's dividends."),
            key("market.dividends.*.yield", "per 1.00 a year, continuous", "0", "Dividend yield."),
            key("market.dividends.*.cash", "list", "none", "Dividends known as amounts, beside the yield."),
            key("market.dividends.*.cash.ex_date", "date", REQUIRED, "First session without the dividend."),
            key("market.dividends.*.cash.amount", "per share", REQUIRED, "The dividend."),
            key("market.reference", "mapping, or path of one", "none", "What else is known, by symbol."),
            key("market.reference.*", "mapping", "none", "One symbol."),
            key(
                    "market.reference.*.spot",
                    "per share",
                    "the chain's, else the last close",
                    "Price of the underlying at as_of."),
            key("market.reference.*.beta", "number", "1, with a note", "Beta to the stress library's index."),
            key("market.reference.*.sector", "text", "none", "GICS sector."),
            key(
                    "market.reference.*.borrow",
                    "per 1.00 a year, continuous, or list",
                    "0",
                    "Cost of borrowing the shares; or by time, linear in between and flat outside."),
            key("market.reference.*.borrow.years", "years", REQUIRED, "A time from now, ascending."),
            key("market.reference.*.borrow.rate", "per 1.00 a year, continuous", REQUIRED, "The cost until then."),
            key("risk", "mapping", "none", "What a risk run measures."),
            key(
                    "risk.methods",
                    "list",
                    RISK.methods().stream().map(RiskMethod::label).collect(Collectors.joining(", ")),
                    "P&L distributions to build."),
            key("risk.confidence", "list, per 1.00", text(RISK.confidence()), "Levels of VaR and expected shortfall."),
            key("risk.horizons", "list, NYSE sessions", text(RISK.horizons()), "Horizons: closes of coming sessions."),
            key("risk.scenarios", "count", String.valueOf(RISK.scenarios()), "Scenarios per method and horizon."),
            key("risk.seed", "whole number", String.valueOf(RISK.seed()), "Names the random draws."));

    private BookKeys() {}

    /** Names of the keys that may stand in the mapping at a path; the root's path is empty. */
    public static List<String> under(String parent) {
        return ALL.stream()
                .filter(key -> key.parent().equals(parent) && !key.name().equals(ANY))
                .map(Key::name)
                .toList();
    }

    private static Key key(String path, String unit, String absent, String meaning) {
        return new Key(path, unit, absent, meaning);
    }

    private static String text(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
