package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.OptionColumn;

/** Options with cash dividends. */
public record CashDividends(Batch<OptionColumn> options, DividendSchedule schedule, DividendTerms terms) {}
