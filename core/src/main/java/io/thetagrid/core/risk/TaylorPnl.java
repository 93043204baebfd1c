package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.pricing.SmileSlice;
import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.core.scenario.GaussianFactors;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.Stickiness;
import io.thetagrid.core.scenario.UnderlyingShocks;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A book's P&amp;L as a polynomial of second order in each underlying's log spot x and 30-day log volatility v, from
 * today's delta, gamma, vega and theta: what {@link Revaluation} does in full. With S = S₀eˣ and an option's volatility
 * σ(x)·e^{kv}, by the chain rule
 *
 * <pre>
 * ∂x = Δ·S + vega·σ′    ∂xx = Γ·S² + Δ·S + vega·σ″    ∂v = vega·σ·k    ∂vv = vega·σ·k²    ∂xv = vega·σ′·k
 * </pre>
 *
 * where k is the maturity's share of a volatility shock and σ′, σ″ are the smile's derivatives where it moves with the spot,
 * else 0. Second derivatives in volatility (vanna, volga) are left out; so is everything that settlement within the horizon
 * changes, but for theta, which ends with the option.
 *
 * @param timeValue Σ θ·t: the P&amp;L where nothing moves
 * @param bySymbol derivatives by underlying
 */
record TaylorPnl(double timeValue, SortedMap<String, Derivatives> bySymbol) {

    /** Partial derivatives of P&amp;L, base currency, by log spot (x) and log volatility (v). */
    record Derivatives(double x, double v, double xx, double xv, double vv) {
        private static final Derivatives NONE = new Derivatives(0, 0, 0, 0, 0);

        private Derivatives plus(Derivatives other) {
            return new Derivatives(x + other.x, v + other.v, xx + other.xx, xv + other.xv, vv + other.vv);
        }

        private double at(double logSpot, double logVolatility) {
            return logSpot * (x + 0.5 * xx * logSpot + xv * logVolatility)
                    + logVolatility * (v + 0.5 * vv * logVolatility);
        }
    }

    TaylorPnl {
        bySymbol = Collections.unmodifiableSortedMap(new TreeMap<>(bySymbol));
    }

    /** Sums the positions in their order. */
    static TaylorPnl of(PricedBook book, double years, Stickiness stickiness) {
        double timeValue = 0;
        SortedMap<String, Derivatives> bySymbol = new TreeMap<>();
        for (PricedPosition position : book.positions()) {
            if (!position.expired()) {
                timeValue += position.weight()
                        * position.greeks().theta()
                        * position.option()
                                .map(option -> Math.min(years, option.timeToExpiry()))
                                .orElse(years);
                bySymbol.merge(
                        position.position().instrument().underlying(),
                        derivatives(position, stickiness),
                        Derivatives::plus);
            }
        }
        return new TaylorPnl(timeValue, bySymbol);
    }

    private static Derivatives derivatives(PricedPosition position, Stickiness stickiness) {
        UnitGreeks greeks = position.greeks();
        double weight = position.weight();
        double spot = position.spot();
        double x = weight * greeks.delta() * spot;
        double xx = weight * greeks.gamma() * spot * spot + x;
        if (position.option().isEmpty()) {
            return new Derivatives(x, 0, xx, 0, 0);
        }
        OptionTerms terms = position.option().get();
        double vega = weight * greeks.vega();
        double share = ScenarioModel.volatilityShockScale(terms.timeToExpiry());
        SmileSlice smile = position.smile().orElseThrow();
        double m = terms.logMoneyness();
        double moves = stickiness == Stickiness.MONEYNESS ? sidesWithin(smile, m) : 0;
        // Log-moneyness falls by what log spot rises.
        double slope = 0 - moves * (smile.slope() + 2 * m * smile.curvature());
        double curvature = moves * 2 * smile.curvature();
        return new Derivatives(
                x + vega * slope,
                vega * terms.volatility() * share,
                xx + vega * curvature,
                vega * slope * share,
                vega * terms.volatility() * share * share);
    }

    /** 1 where the smile is fitted on both sides, ½ at its ends, beyond which it is flat, 0 outside. */
    private static double sidesWithin(SmileSlice smile, double m) {
        return (smile.low() <= m && m < smile.high() ? 0.5 : 0) + (smile.low() < m && m <= smile.high() ? 0.5 : 0);
    }

    /** P&amp;L by scenario, base currency. */
    double[] pnl(Shocks shocks) {
        double[] pnl = new double[shocks.scenarios()];
        for (int i = 0; i < pnl.length; i++) {
            CompensatedSum sum = new CompensatedSum();
            sum.add(timeValue);
            for (var entry : bySymbol.entrySet()) {
                UnderlyingShocks shock = shocks.byUnderlying().get(entry.getKey());
                if (shock != null) {
                    sum.add(entry.getValue().at(shock.logSpot()[i], shock.logVolatility()[i]));
                }
            }
            pnl[i] = sum.value();
        }
        return pnl;
    }

    /** The loss, −P&amp;L, as a quadratic form in the independent normals behind Gaussian factors. */
    NormalQuadratic loss(GaussianFactors factors) {
        int n = factors.symbols().size();
        double[] mean = factors.mean();
        double[][] loading = factors.loading();
        double constant = timeValue;
        double[] gradient = new double[2 * n];
        double[][] curved = new double[2 * n][2 * n];
        for (int i = 0; i < n; i++) {
            Derivatives d = bySymbol.getOrDefault(factors.symbols().get(i), Derivatives.NONE);
            constant += d.at(mean[i], mean[n + i]);
            gradient[i] = d.x + d.xx * mean[i] + d.xv * mean[n + i];
            gradient[n + i] = d.v + d.xv * mean[i] + d.vv * mean[n + i];
            for (int k = 0; k < 2 * n; k++) {
                curved[i][k] = d.xx * loading[i][k] + d.xv * loading[n + i][k];
                curved[n + i][k] = d.xv * loading[i][k] + d.vv * loading[n + i][k];
            }
        }
        double[] linear = new double[2 * n];
        double[][] quadratic = new double[2 * n][2 * n];
        for (int i = 0; i < 2 * n; i++) {
            for (int j = 0; j <= i; j++) {
                linear[j] -= loading[i][j] * gradient[i];
                for (int k = 0; k < 2 * n; k++) {
                    quadratic[j][k] -= loading[i][j] * curved[i][k];
                }
            }
        }
        return NormalQuadratic.of(0 - constant, linear, quadratic);
    }
}
