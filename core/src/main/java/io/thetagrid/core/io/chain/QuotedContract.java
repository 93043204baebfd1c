package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of a vendor's chain.
 *
 * @param asOf when the row was in force, as far as it says
 * @param spot the underlying's price that stands beside it; NaN where there is none
 */
record QuotedContract(OptionContract contract, OptionQuote quote, Optional<Instant> asOf, double spot) {}
