package io.thetagrid.core.io.chain;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.JsonOutline;
import io.thetagrid.core.io.JsonValue;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Problem;
import java.util.List;
import java.util.Set;

/**
 * What a vendor's server answers instead of a chain: an object with one of the keys {@code error, errors, fault, message}
 * and no data.
 * Saved by a script it looks like data; reading it always ends in the vendor's words.
 */
final class VendorError implements Layout<ChainFile> {
    private static final List<String> KEYS = List.of("error", "errors", "fault", "message");

    /** What may stand beside them; with anything else the answer is data. */
    private static final Set<String> BESIDE = Set.of("status", "code", "request_id", "success", "timestamp", "path");

    /** Where the words stand, if the error is an object. */
    private static final List<String> WORDS =
            List.of("description", "faultstring", "message", "detail", "title", "error", "errors");

    private static final int DEEPEST = 4;

    @Override
    public String name() {
        return "a vendor's error message";
    }

    @Override
    public boolean recognises(Input input) {
        Set<String> keys = JsonOutline.of(input);
        return KEYS.stream().anyMatch(keys::contains)
                && keys.stream().allMatch(key -> key.contains(".") || KEYS.contains(key) || BESIDE.contains(key));
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        JsonValue document = JsonValue.parse((InputText) input);
        for (String key : KEYS) {
            check(input.file(), document.get(key));
        }
        throw refused(input.file(), document, "no words");
    }

    /**
     * Ends the reading of an answer that says what went wrong.
     *
     * @param error not given where nothing did
     */
    static void check(InputFile file, JsonValue error) {
        if (error.isGiven()) {
            throw refused(file, error, words(error, DEEPEST));
        }
    }

    private static BadInputException refused(InputFile file, JsonValue at, String words) {
        return new BadInputException(new Problem(
                file.path(), at.line(), at.path(), words, "an option chain, not the vendor's error message"));
    }

    private static String words(JsonValue error, int depth) {
        if (error.isText() && !error.isText("")) {
            return error.text();
        }
        if (depth > 0 && error.isList()) {
            return error.elements().stream()
                    .findFirst()
                    .map(first -> words(first, depth - 1))
                    .orElse("an error");
        }
        return WORDS.stream()
                .filter(key -> depth > 0 && error.has(key))
                .findFirst()
                .map(key -> words(error.get(key), depth - 1))
                .orElse("an error");
    }
}
