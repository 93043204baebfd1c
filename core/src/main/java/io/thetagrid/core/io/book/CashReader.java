package io.thetagrid.core.io.book;

import io.thetagrid.core.io.Numbers;
import io.thetagrid.core.io.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the cash of a book's accounts, converting what is in other currencies at {@code market.fx}. */
final class CashReader {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final YamlNode cash;
    private final YamlNode fx;
    private final String base;
    private final SortedMap<String, Double> rates = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    CashReader(YamlNode cash, YamlNode fx, String base) {
        this.cash = cash;
        this.fx = fx;
        this.base = base;
    }

    /** What was converted at which rate. */
    List<String> notes() {
        return notes;
    }

    /** Cash by account, in the base currency. */
    SortedMap<String, Double> read() {
        if (!cash.isPresent()) {
            cash.reject("a mapping of accounts to their cash");
        }
        readRates();
        SortedMap<String, Double> byAccount = new TreeMap<>();
        for (String account : cash.keys()) {
            byAccount.put(account, cash.get(account).isMapping() ? converted(account) : cash.number(account));
        }
        return byAccount;
    }

    private void readRates() {
        for (String currency : fx.keys()) {
            double rate = fx.number(currency);
            if (!CURRENCY.matcher(currency).matches() || currency.equals(base)) {
                fx.get(currency).reject("rates of currencies such as EUR, in " + base + ",");
            } else if (rate <= 0) {
                fx.get(currency).reject("a price above 0");
            } else {
                rates.put(currency, rate);
            }
        }
    }

    private double converted(String account) {
        YamlNode amounts = cash.map(account);
        if (amounts.keys().isEmpty()) {
            amounts.reject("a number, or amounts by currency");
        }
        double sum = 0;
        for (String currency : amounts.keys()) {
            double amount = amounts.number(currency);
            if (currency.equals(base)) {
                sum += amount;
            } else if (rates.containsKey(currency)) {
                sum += amount * rates.get(currency);
                notes.add(currency + " " + Numbers.write(amount) + " of account " + account + " converted at "
                        + Numbers.write(rates.get(currency)) + " " + base);
            } else if (!fx.has(currency)) {
                amounts.get(currency).reject("a currency that has a rate: market.fx." + currency);
            }
        }
        return sum;
    }
}
