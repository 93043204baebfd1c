package io.thetagrid.core.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.provider.Arguments;

/** Small good inputs from which fuzzing sets out; the numbers are made up. */
final class Seeds {
    static final String CHAIN = """
            root,underlying,as_of,spot,expiration,type,style,strike,bid,ask,last,volume,open_interest,vendor_iv,vendor_delta
            SPY,SPY,2025-10-01T20:00:00Z,671.2,2025-12-19,put,american,670,10,11,10.5,3,4,0.2,-0.4
            SPXW,SPX,2025-10-01T16:00 America/New_York,6711.2,2025-12-19,call,,6700,,11,,,,,
            """;

    static final String CBOE = """
            X,Last: 6711.2,Change:  22.7
            "Date: October 1, 2025 at 6:05 PM EDT",Bid: 6661
            Expiration Date,Calls,Last Sale,Bid,Ask,Volume,IV,Delta,Open Interest,Strike,Puts,Last Sale,Bid,Ask,Volume,IV,Delta,Open Interest
            Fri Dec 18 2026,SPX261218C06700000,1,1,2,3,0.2,0.5,4,6700.00,SPX261218P06700000,1,1,2,3,0.2,-0.5,4
            """;

    static final String PRICES = "Date,Open,High,Low,Close,Adj Close,Volume\n2025-09-25,2,2,2,2.30,1.15,10\n";

    static final String POSITIONS = """
            account,broker,symbol,quantity,average_price,mark,open_date
            main,x,ASST251024P00002500,-1,0.85,0.93,2025-09-02
            main,x,O:SPY251219C00670000,2,1,,
            """;

    static final String OPTIONS = """
            type,style,spot,strike,expiration,rate,dividends,volatility
            put,american,2.4,2.5,2025-10-24,0.04,2026-02-06:0.24;0.25:0.24,0.9
            """;

    static final String BOOK = """
            as_of: 2025-09-26T16:00:00-04:00
            base_currency: USD
            cash: {main: 8000}
            portfolio: [none.csv]
            profile: personal
            market:
              rates: {compounding: annual, tenors: [{years: 1, rate: 0.04}]}
              prices: {SPY: {file: none.csv, adjusted: splits}}
              chains: [none.csv]
              dividends: {SPY: [{date: 2025-12-19, amount: 1.8}]}
            risk: {methods: [historical], confidence: [0.95], horizons: [1, 5], scenarios: 100, seed: 1}
            """;

    private Seeds() {}

    /** Texts as the arguments of a fuzz test. */
    static Stream<Arguments> of(String... texts) {
        return Stream.of(texts).map(Seeds::utf8).map(Seeds::argument);
    }

    /** Files of every kind that an input can be. */
    static Stream<Arguments> files() {
        byte[] text = utf8(PRICES);
        byte[] gzip = gzip(text);
        byte[] zip = zip("prices.csv", text);
        return Stream.concat(
                of(
                        CHAIN,
                        CBOE,
                        PRICES,
                        "date,close\n2025-09-25,2.3\n",
                        "\uFEFFa,b\n1,2\n",
                        "PK\u0003\u0004",
                        "{\"a\": [1, null]}",
                        "<a b=\"c\"/>"),
                Stream.of(
                                gzip,
                                Arrays.copyOf(gzip, gzip.length - 4),
                                zip,
                                Arrays.copyOf(zip, zip.length - 10),
                                zip("a.zip", zip),
                                "a".getBytes(StandardCharsets.UTF_16))
                        .map(Seeds::argument));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Arguments argument(byte[] bytes) {
        return Arguments.of((Object) bytes);
    }

    private static byte[] gzip(byte[] content) {
        return packed(out -> {
            try (OutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(content);
            }
        });
    }

    private static byte[] zip(String name, byte[] content) {
        return packed(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (String entry : List.of(name, "folder/" + name)) {
                    zip.putNextEntry(new ZipEntry(entry));
                    zip.write(content);
                }
            }
        });
    }

    /** Writes packed bytes. */
    private interface Packing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packing packing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            packing.to(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
