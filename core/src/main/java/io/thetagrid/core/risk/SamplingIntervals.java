package io.thetagrid.core.risk;

/** How far VaR and expected shortfall may be off because their scenarios are a sample. */
interface SamplingIntervals {

    Interval valueAtRiskInterval(double confidence);

    Interval expectedShortfallInterval(double confidence);
}
