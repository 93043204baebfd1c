package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;

/**
 * A quote as one row of a table has it. A row that noted a problem may leave anything null.
 *
 * @param spot NaN where the row does not say
 */
record QuotedRow(Instant asOf, double spot, OptionContract contract, OptionQuote quote) {}
