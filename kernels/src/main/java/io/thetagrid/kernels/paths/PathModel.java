package io.thetagrid.kernels.paths;

/**
 * A law of the spot under the pricing measure: its growth S(t)/S(0), hence no spot among the parameters. E[S(t)] =
 * S(0)·e^((rate − dividendYield)·t) in each. Rates are continuously compounded and per year, volatilities per √year.
 */
public sealed interface PathModel permits GeometricBrownianMotion, MertonJumpDiffusion, Heston {

    /** Standard normals that one step takes; the first drives the spot. */
    int factors();

    /** Values of one path at one time: log return first. */
    int states();
}
