package io.thetagrid.kernels.backend;

import io.thetagrid.kernels.paths.PathGrid;
import io.thetagrid.kernels.paths.PathModel;
import io.thetagrid.kernels.paths.PathNormals;
import java.util.Set;

/**
 * One way to run the kernels: plain Java, SIMD, or a device. Verbs are coarse, results are columns, a row's trouble is a
 * status. Implementations hold no state that a call changes, so one instance serves all threads.
 */
public interface Backend {

    /** As results name it: {@code scalar}, {@code simd}, {@code cuda}, {@code opencl}. */
    String name();

    /** European price and Greeks [Black–Scholes 1973, Merton 1973]; columns that are not wanted may hold anything. */
    void price(Batch<OptionColumn> options, GreekSet wanted, Batch<GreekColumn> greeks);

    /** European price and all Greeks. */
    default void price(Batch<OptionColumn> options, Batch<GreekColumn> greeks) {
        price(options, GreekSet.ALL, greeks);
    }

    /** Black–Scholes–Merton implied volatility of European prices. */
    void impliedVolatility(Batch<QuoteColumn> quotes, Precision precision, Batch<ImpliedVolatilityColumn> volatilities);

    /**
     * American price and Greeks [Andersen–Lake–Offengenden 2016].
     *
     * @param wanted {@link AmericanColumn#VEGA}, {@code RHO} and {@code BOUNDARY} cost extra and are given only if named
     *     here; the other columns always are
     */
    void american(
            Batch<OptionColumn> options, Accuracy accuracy, Set<AmericanColumn> wanted, Batch<AmericanColumn> values);

    /** Volatility at which the American price equals the quote. */
    void americanImpliedVolatility(
            Batch<QuoteColumn> quotes, Accuracy accuracy, Batch<ImpliedVolatilityColumn> volatilities);

    /**
     * Options with cash dividends, European or American, on a grid [Crank–Nicolson 1947, Brennan–Schwartz 1977].
     *
     * @param criticalSpots one for each dividend of the schedule: the spot from which (calls) or down to which (puts)
     *     exercise just before the ex-date is best; NaN for European options, for dividends that are ignored, and where no
     *     such spot lies within the grid
     */
    void dividends(
            Batch<OptionColumn> options,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<DividendColumn> values,
            double[] criticalSpots);

    /** Volatility at which the price with cash dividends equals the quote. */
    void dividendImpliedVolatility(
            Batch<QuoteColumn> quotes,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<ImpliedVolatilityColumn> volatilities);

    /**
     * Standard normals: row {@code i} of {@code normals} belongs to scenario {@code firstScenario + i} and holds the
     * stream's first normal in column 0 and its second in column 1.
     */
    void normals(NormalStream stream, long firstScenario, Columns normals);

    /**
     * Simulates paths of the spot: row {@code i} of {@code values} is path {@code firstPath + i}.
     *
     * @param values for each of the model's states one column for each observed time: log(S/S₀) first, then what {@link
     *     PathModel} adds
     * @throws IllegalArgumentException if {@code values} or given normals have other shapes, or Sobol' points or dimensions run
     *     out
     */
    void paths(PathModel model, PathGrid grid, PathNormals normals, long firstPath, Columns values);

    /** Keeps contracts ready for {@link PreparedBook#reprice}. The batch may be closed afterwards. */
    PreparedBook prepare(Batch<ContractColumn> contracts, BookLayout layout);
}
