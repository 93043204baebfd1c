package io.thetagrid.core.scenario;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.Smiles;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The underlyings a book depends on and how they are spread and correlated.
 *
 * @param symbols ascending
 * @param correlations in the symbols' order
 */
public record MarketDynamics(
        PricedBook priced, ScenarioModel model, List<String> symbols, Correlations correlations, Cholesky factor) {
    /** A volatility from fewer returns than a month's says little. */
    private static final int FEWEST_RETURNS = 20;

    public static MarketDynamics of(PricedBook priced, ScenarioModel model) {
        TreeSet<String> held = new TreeSet<>();
        // What has expired moves no more: its underlying needs neither a volatility nor a history.
        priced.positions().stream()
                .filter(p -> !p.expired())
                .forEach(p -> held.add(p.position().instrument().underlying()));
        List<String> symbols = List.copyOf(held);
        Correlations correlations = Correlations.estimate(priced.book().market(), symbols, model);
        return new MarketDynamics(priced, model, symbols, correlations, Cholesky.of(correlations.matrix()));
    }

    /**
     * Volatility and drift of every underlying over a time: at-the-money implied volatility, or that of its price history where
     * it has no options.
     *
     * @throws BadInputException if an underlying has neither
     */
    public List<Dynamics> over(double years) {
        MarketSnapshot market = priced.book().market();
        List<Dynamics> dynamics = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String symbol : symbols) {
            UnderlyingMarket underlying = market.underlyings().get(symbol);
            OptionalDouble volatility = priced.smiles()
                    .getOrDefault(symbol, new Smiles(new TreeMap<>()))
                    .atTheMoney(years);
            if (volatility.isEmpty()) {
                volatility = historicalVolatility(symbol);
            }
            if (volatility.isEmpty()) {
                problems.add(new Problem(
                        priced.book().file(),
                        0,
                        "market",
                        symbol,
                        "option quotes or a price history to take a volatility from"));
                continue;
            }
            // Cash dividends are spread over each option's life by its yield: a drop of the spot would count them
            // twice.
            double drift = market.rates().rate(years) - underlying.carry().continuousYield(years);
            dynamics.add(new Dynamics(symbol, volatility.getAsDouble(), drift));
        }
        if (!problems.isEmpty()) {
            throw new BadInputException(problems);
        }
        return dynamics;
    }

    private OptionalDouble historicalVolatility(String symbol) {
        JointReturns returns = JointReturns.of(priced.book().market(), List.of(symbol), model.historySessions());
        return returns.sessions() < FEWEST_RETURNS
                ? OptionalDouble.empty()
                : OptionalDouble.of(returns.annualVolatility(0));
    }
}
