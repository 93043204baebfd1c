package io.thetagrid.core.book;

import io.thetagrid.core.instrument.Instrument;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A holding of one instrument in one account.
 *
 * @param quantity shares or contracts; short &lt; 0
 * @param averagePrice paid or received per share; empty where the file gives none
 * @param mark per share, where the book states one instead of a quote
 */
public record Position(
        String account,
        String broker,
        Instrument instrument,
        double quantity,
        OptionalDouble averagePrice,
        OptionalDouble mark,
        Optional<LocalDate> openDate) {}
