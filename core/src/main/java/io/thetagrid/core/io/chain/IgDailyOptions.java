package io.thetagrid.core.io.chain;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.JsonOutline;
import io.thetagrid.core.io.JsonValue;
import io.thetagrid.core.io.Layout;
import java.util.List;
import java.util.Set;

/**
 * A chain as the library OptionStratLib saves it, here of a broker's bets on an index ("Germany 40"): {@code symbol,
 * underlying_price, expiration_date} and a row for each strike with the call's and the put's bid and ask.
 *
 * <p>Every row is rejected, by name. Such a contract is a broker's own and settles at an instant of its own (2025-05-27
 * 15:29 UTC), while contracts here expire with a session of New York: hours later, which for an option of one day is most
 * of its life. Nor does the file say when it was quoted.
 */
final class IgDailyOptions implements Layout<ChainFile> {

    @Override
    public String name() {
        return "OptionStratLib's chain of a broker's daily options";
    }

    @Override
    public boolean recognises(Input input) {
        return JsonOutline.of(input).containsAll(Set.of("options.strike_price", "options.call_bid", "options.put_bid"));
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        JsonRows rows = new JsonRows((InputText) input);
        JsonValue document = rows.document();
        String reason = "an option that expires with a session of New York: options on '"
                + document.optionalText("symbol") + "' settle at " + document.optionalText("expiration_date")
                + ", and the file does not say when they were quoted";
        document.get("options").elements().forEach(row -> rows.reject(row.get("strike_price"), reason));
        return rows.file(name(), hints, List.of());
    }
}
