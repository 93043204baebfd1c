package io.thetagrid.kernels.backend;

import io.thetagrid.kernels.american.AmericanImpliedVolatility;
import io.thetagrid.kernels.american.AmericanSimd;
import io.thetagrid.kernels.blackscholes.EuropeanSimd;
import io.thetagrid.kernels.dividends.DividendImpliedVolatility;
import io.thetagrid.kernels.dividends.DividendSimd;
import io.thetagrid.kernels.impliedvol.ImpliedVolatilitySimd;
import io.thetagrid.kernels.math.Memory;
import io.thetagrid.kernels.paths.PathGrid;
import io.thetagrid.kernels.paths.PathModel;
import io.thetagrid.kernels.paths.PathNormals;
import io.thetagrid.kernels.paths.Paths;
import io.thetagrid.kernels.random.PhiloxSimd;
import io.thetagrid.kernels.revaluation.PreparedContracts;
import java.lang.ref.Reference;
import java.util.Set;

/**
 * The Vector API: 8, 4 or 2 options, scenarios or draws at once. Needs the module {@code jdk.incubator.vector}. Kernels work
 * on addresses ({@link Memory}), which keep no memory of an automatic arena from being collected; so fences do.
 */
final class SimdBackend implements Backend {

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public void price(Batch<OptionColumn> options, GreekSet wanted, Batch<GreekColumn> greeks) {
        try {
            EuropeanSimd.price(options, wanted, greeks);
        } finally {
            Reference.reachabilityFence(options);
            Reference.reachabilityFence(greeks);
        }
    }

    @Override
    public void impliedVolatility(
            Batch<QuoteColumn> quotes, Precision precision, Batch<ImpliedVolatilityColumn> volatilities) {
        try {
            ImpliedVolatilitySimd.impliedVolatility(quotes, precision, volatilities);
        } finally {
            Reference.reachabilityFence(quotes);
            Reference.reachabilityFence(volatilities);
        }
    }

    @Override
    public void american(
            Batch<OptionColumn> options, Accuracy accuracy, Set<AmericanColumn> wanted, Batch<AmericanColumn> values) {
        AmericanSimd.price(options, accuracy, wanted, values);
    }

    @Override
    public void americanImpliedVolatility(
            Batch<QuoteColumn> quotes, Accuracy accuracy, Batch<ImpliedVolatilityColumn> volatilities) {
        AmericanImpliedVolatility.solve(this, quotes, accuracy, volatilities);
    }

    @Override
    public void dividends(
            Batch<OptionColumn> options,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<DividendColumn> values,
            double[] criticalSpots) {
        DividendSimd.price(options, schedule, terms, values, criticalSpots);
    }

    @Override
    public void dividendImpliedVolatility(
            Batch<QuoteColumn> quotes,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<ImpliedVolatilityColumn> volatilities) {
        DividendImpliedVolatility.solve(this, quotes, schedule, terms, volatilities);
    }

    @Override
    public void normals(NormalStream stream, long firstScenario, Columns normals) {
        try {
            PhiloxSimd.normals(stream, firstScenario, normals);
        } finally {
            Reference.reachabilityFence(normals);
        }
    }

    @Override
    public void paths(PathModel model, PathGrid grid, PathNormals normals, long firstPath, Columns values) {
        Paths.simd(this, model, grid, normals, firstPath, values);
    }

    @Override
    public PreparedBook prepare(Batch<ContractColumn> contracts, BookLayout layout) {
        return PreparedContracts.simd(this, contracts, layout);
    }
}
