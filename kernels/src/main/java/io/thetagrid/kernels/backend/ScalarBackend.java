package io.thetagrid.kernels.backend;

import io.thetagrid.kernels.american.AmericanImpliedVolatility;
import io.thetagrid.kernels.american.AmericanScalar;
import io.thetagrid.kernels.blackscholes.EuropeanScalar;
import io.thetagrid.kernels.dividends.DividendImpliedVolatility;
import io.thetagrid.kernels.dividends.DividendScalar;
import io.thetagrid.kernels.impliedvol.ImpliedVolatilityScalar;
import io.thetagrid.kernels.paths.PathGrid;
import io.thetagrid.kernels.paths.PathModel;
import io.thetagrid.kernels.paths.PathNormals;
import io.thetagrid.kernels.paths.Paths;
import io.thetagrid.kernels.random.PhiloxScalar;
import io.thetagrid.kernels.revaluation.PreparedContracts;
import java.util.Set;

/** Plain Java: the text to read, and the bits every other backend is compared with. Runs in any JVM. */
final class ScalarBackend implements Backend {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void price(Batch<OptionColumn> options, GreekSet wanted, Batch<GreekColumn> greeks) {
        EuropeanScalar.price(options, greeks);
    }

    @Override
    public void impliedVolatility(
            Batch<QuoteColumn> quotes, Precision precision, Batch<ImpliedVolatilityColumn> volatilities) {
        ImpliedVolatilityScalar.impliedVolatility(quotes, precision, volatilities);
    }

    @Override
    public void american(
            Batch<OptionColumn> options, Accuracy accuracy, Set<AmericanColumn> wanted, Batch<AmericanColumn> values) {
        AmericanScalar.price(options, accuracy, wanted, values);
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
        DividendScalar.price(options, schedule, terms, values, criticalSpots);
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
        PhiloxScalar.normals(stream, firstScenario, normals);
    }

    @Override
    public void paths(PathModel model, PathGrid grid, PathNormals normals, long firstPath, Columns values) {
        Paths.scalar(this, model, grid, normals, firstPath, values);
    }

    @Override
    public PreparedBook prepare(Batch<ContractColumn> contracts, BookLayout layout) {
        return PreparedContracts.scalar(this, contracts, layout);
    }
}
