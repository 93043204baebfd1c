package io.thetagrid.core.strategy.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Something a document claims, as data: nothing here was computed.
 *
 * @param id 1 to 116
 * @param document its short name: IP, PP, MS, AC or SO
 * @param lines where in the document
 * @param claim in words
 * @param claimed printed values by what they are; the label of a single value is empty
 * @param computation name of a function of {@link Computations}
 * @param inputs numbers transcribed from the document, and dates as days since 1970-01-01
 * @param assumption what the computation takes for granted; may be empty
 * @param meaning why the claim misleads even where its arithmetic is right
 * @param missing what the document would have to give for the claim to be computable
 * @param note why the value differs from the one worked out by hand before
 * @param lastDigits tolerance in units of the last printed digit: 0.5 is rounding
 */
public record Claim(
        int id,
        String document,
        String lines,
        String claim,
        SequencedMap<String, Printed> claimed,
        String computation,
        Map<String, List<Double>> inputs,
        String assumption,
        Optional<String> meaning,
        Optional<String> missing,
        Optional<String> note,
        double lastDigits) {

    public Claim {
        claimed = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(claimed));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
