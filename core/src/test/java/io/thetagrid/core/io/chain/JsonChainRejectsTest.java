package io.thetagrid.core.io.chain;

import static io.thetagrid.core.io.chain.JsonFixtures.AMERITRADE;
import static io.thetagrid.core.io.chain.JsonFixtures.META;
import static io.thetagrid.core.io.chain.JsonFixtures.POLYGON;
import static io.thetagrid.core.io.chain.JsonFixtures.SCHWAB;
import static io.thetagrid.core.io.chain.JsonFixtures.SYNCRETISM;
import static io.thetagrid.core.io.chain.JsonFixtures.TRADIER;
import static io.thetagrid.core.io.chain.JsonFixtures.TRADIER_QUOTES;
import static io.thetagrid.core.io.chain.JsonFixtures.YAHOO;
import static io.thetagrid.core.io.chain.JsonFixtures.assertRefused;
import static io.thetagrid.core.io.chain.JsonFixtures.assertRejected;
import static io.thetagrid.core.io.chain.JsonFixtures.read;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What happens to rows and documents that are not as the vendors publish them. */
class JsonChainRejectsTest {
    private static final int MUTATIONS = 400;
    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[,])\\s*(\"[^\"]*\"|-?[0-9.eE]+|null|true|false)(?=[,}\\]])");
    private static final List<String> OTHER_VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "-999",
            "\"NaN\"",
            "\"x\"",
            "\"\"",
            "[]",
            "{}",
            "[[1]]",
            "{\"raw\":1}",
            "1e300",
            "1767726005",
            "4.9e-324",
            "\"2026-02-30\"",
            "\"\\u0000\"");

    @Test
    void rejectsWrongValuesWhereTheyStand() {
        String path = "x:3: options.option[0].";
        assertRejected(path + "bid: got '1.5', expected a number", TRADIER.replace("\"bid\":1.5", "\"bid\":\"1.5\""));
        assertRejected(path + "ask: got '-1.6', expected a number >= 0", TRADIER.replace(":1.6", ":-1.6"));
        assertRejected(
                "x:2: options.option[0].strike: got 'nothing', expected a number",
                TRADIER.replaceFirst("\"strike\":52.5,", ""));
        assertRejected(
                "x:4: options.option[0].greeks: got 'true', expected an object",
                TRADIER.replaceFirst("\"greeks\":\\{[^}]*}", "\"greeks\":true"));
        assertRejected(
                "x:5: options.option[0].bid_date: got '12', expected a time in millis since 1970",
                TRADIER.replace("\"bid_date\":1767726001000", "\"bid_date\":12"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"strike\":52.5 | \"strike\":53 | strike 53.0 and expiration 2026-01-16",
                "2026-01-16\",\"option_type\":\"call | 2026-01-23\",\"option_type\":\"call | expiration 2026-01-23",
                "\"option_type\":\"call\" | \"option_type\":\"put\" | the symbol of the put",
                "\"option_type\":\"call\" | \"option_type\":\"calls\" | one of call, put",
                "\"XYZ260116C00052500\" | \"XYZ260116\" | an option's symbol",
                "\"contract_size\":100 | \"contract_size\":10 | what an adjusted contract delivers",
                "\"root_symbol\":\"XYZ\" | \"root_symbol\":\"ABC\" | XYZ, as in the symbol"
            })
    void rejectsRowsThatContradictTheirSymbol(String good, String bad, String expected) {
        int at = TRADIER.indexOf(good);
        ChainFile file = read(TRADIER.substring(0, at) + bad + TRADIER.substring(at + good.length()));
        assertEquals(new RowCount(2, 1, 1), file.rows());
        assertEquals(1, file.rejects().size());
        assertTrue(
                file.rejects().getFirst().toString().contains(expected),
                file.rejects().getFirst()::toString);
    }

    @Test
    void rejectsAContractQuotedTwice() {
        String again = TRADIER.replace("260116P", "260116C").replace("\"put\"", "\"call\"");
        assertRejected(
                "x:7: options.option[1]: got 'an object', expected each contract once: this is XYZ   260116C00052500 again",
                again);
        assertRejected(
                "x:4: quotes.quote[1]: got 'an object', expected each symbol once: this is XYZ again",
                TRADIER_QUOTES.replace("SPX", "XYZ"));
    }

    @Test
    void rejectsAdjustedContractsByName() {
        String size = "\"shares_per_contract\":100,\"strike_price\":52.5,\"ticker\":\"O:XYZ260116C";
        assertOneReject("adjusted", POLYGON.replace(size, size.replace("100", "10")));
        assertOneReject(
                "adjusted",
                POLYGON.replaceFirst("\"contract_type\"", "\"additional_underlyings\":[{}],\"contract_type\""));
        String adjusted = AMERITRADE
                .replaceFirst("XYZ_011626", "XYZ1_011626")
                .replaceFirst("\"deliverableNote\":\"\"", "\"deliverableNote\":\"25 ABC\"")
                .replaceFirst("\"nonStandard\":false", "\"nonStandard\":true");
        assertRejected(
                "x:3: callExpDateMap['2026-01-16:10']['52.5'][0].symbol: got 'XYZ1_011626C52.5', expected a standard "
                        + "contract, not an adjusted contract: this one delivers '25 ABC'",
                adjusted);
        assertOneReject("adjusted", AMERITRADE.replaceFirst("XYZ_011626", "XYZ1_011626"));
        assertOneReject("standard contracts of the root", AMERITRADE.replaceFirst(":100.0", ":10.0"));
        assertOneReject("standard contract", YAHOO.replaceFirst("REGULAR", "MINI"));
        assertOneReject("US exchange", YAHOO.replaceFirst("USD", "CAD"));
    }

    @Test
    void rejectsSettlementsThatDoNotFitTheRoot() {
        assertOneReject(
                "A: the root settles on the opening",
                SCHWAB.replace("\"settlementType\":\"A\"", "\"settlementType\":\"P\""));
        assertOneReject(
                "P: the root settles at the close",
                SCHWAB.replace("\"settlementType\":\"P\"", "\"settlementType\":\"A\""));
        assertOneReject(
                "A (American) or E (European)",
                SCHWAB.replaceFirst("\"exerciseType\":\"E\"", "\"exerciseType\":\"B\""));
        assertOneReject("an index whose terms are known", SCHWAB.replaceFirst("SPX   26", "SOX   26"));
    }

    @Test
    void rejectsWhatIsNoRow() {
        assertOneReject("got 'nothing'", SYNCRETISM.replaceFirst("\"contractSymbol\":\"[^\"]*\",", ""));
        assertOneReject("C or P", SYNCRETISM.replace("\"C\"", "\"X\""));
        assertOneReject("a number > 0", TRADIER_QUOTES.replace("51.25", "0"));
        ChainFile file = read(SYNCRETISM.replace("[{", "[5, null, {"));
        assertEquals(new RowCount(4, 2, 2), file.rows());
    }

    @Test
    void refusesDocumentsThatCannotBeUsed() {
        for (String empty : List.of(
                "{\"options\":null}",
                "{\"options\":{\"option\":[]}}",
                "{\"quotes\":{\"unmatched_symbols\":{\"symbol\":\"X\"}}}",
                "{\"symbol\":\"X\",\"status\":\"FAILED\",\"callExpDateMap\":{},\"putExpDateMap\":{}}",
                "{\"optionChain\":{\"result\":[],\"error\":null}}",
                "{\"results\":[],\"status\":\"OK\",\"request_id\":\"a\"}",
                META.replaceAll("\"tickers\":\\{.*}}(?=})", "\"tickers\":{}"))) {
            assertRefused("no contracts in it", empty);
        }
        assertRefused("callExpDateMap: got '5', expected an object", "{\"callExpDateMap\":5}");
        assertRefused("optionChain.result: got 'x', expected a list", "{\"optionChain\":{\"result\":\"x\"}}");
        assertRefused(
                "regularMarketPrice: got 'x', expected a number",
                YAHOO.replace("\"regularMarketPrice\":51.25", "\"regularMarketPrice\":\"x\""));
        assertRefused("utc", META.replace("2026-01-06T19:00:00.5+00:00", "-999999999-01-01T00:00:00Z"));
        assertRefused("utc", META.replace("2026-01-06T", "yesterday "));
        assertRefused("no time for the quotes of XYZ", TRADIER.replaceAll("_date\":17\\d+", "_date\":0"));
        assertRefused("expected each key of an object once", TRADIER.replaceFirst("\"last\"", "\"bid\""));
        assertRefused("well-formed JSON", TRADIER.substring(0, TRADIER.length() / 2));
    }

    @Test
    void takesTheTimeFromTheUserWhereTheFileHasNone() {
        Instant given = Instant.parse("2026-01-06T19:00:00Z");
        ChainFile file = read(TRADIER.replaceAll("_date\":17\\d+", "_date\":0"), ImportHints.asOf(given));
        assertEquals(given, file.chains().getFirst().asOf());
    }

    @Test
    void repeatsWhatTheVendorSays() {
        assertRefused(
                "got 'Invalid Access Token', expected an option chain, not the vendor's error message",
                "{\"fault\":{\"faultstring\":\"Invalid Access Token\",\"detail\":{\"errorcode\":\"x\"}}}");
        assertRefused(
                "No data found",
                "{\"optionChain\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"No data found\"}}}");
        assertRefused(
                "Invalid Crumb",
                "{\"finance\":{\"result\":null,\"error\":{\"code\":\"Unauthorized\",\"description\":\"Invalid Crumb\"}}}");
        assertRefused("Not authorized", "{\"error\":\"Not authorized\"}");
        assertRefused(
                "Search combination",
                "{\"errors\":[{\"id\":\"1\",\"status\":\"400\",\"detail\":\"Search combination\"}]}");
        assertRefused("upgrade", "{\"status\":\"NOT_AUTHORIZED\",\"request_id\":\"a\",\"message\":\"please upgrade\"}");
        assertRefused("an error", "{\"error\":[]}");
        assertRefused("a known layout", "{\"message\":\"fine\",\"data\":[1]}");
    }

    @ParameterizedTest
    @FieldSource("io.thetagrid.core.io.chain.JsonFixtures#ALL")
    void endsInValuesOrProblemsWhateverTheDocumentHolds(String good) {
        assertEquals(JsonFixtures.IG.equals(good), !read(good).rejects().isEmpty(), "the document itself is good");
        List<MatchResult> values = VALUE.matcher(good).results().toList();
        assertTrue(values.size() > 5);
        Random random = new Random(7);
        int changed = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            MatchResult value = values.get(random.nextInt(values.size()));
            String other = OTHER_VALUES.get(random.nextInt(OTHER_VALUES.size()));
            String text = good.substring(0, value.start()) + other + good.substring(value.end());
            if (i % 4 == 0) {
                int at = random.nextInt(good.length());
                text = good.substring(0, at) + "0,:-\"[]{}e.x\n".charAt(random.nextInt(13)) + good.substring(at + 1);
            }
            changed += endsWell(text) ? 0 : 1;
        }
        assertNotEquals(0, changed, "some mutations are noticed");
    }

    /** Whether nothing was wrong with it. */
    private static boolean endsWell(String text) {
        try {
            ChainFile file = assertDoesNotThrow(() -> {
                try {
                    return read(text);
                } catch (BadInputException e) {
                    assertFalse(e.problems().isEmpty());
                    return null;
                }
            });
            return file != null && file.rejects().isEmpty();
        } catch (AssertionError e) {
            throw new AssertionError("reading " + text, e);
        }
    }

    private static void assertOneReject(String expected, String text) {
        ChainFile file = read(text, ImportHints.asOf(Instant.parse("2026-01-06T19:00:00Z")));
        assertEquals(new RowCount(2, 1, 1), file.rows());
        List<String> rejects = file.rejects().stream().map(Problem::toString).toList();
        assertTrue(String.join("\n", rejects).contains(expected), rejects::toString);
    }
}
