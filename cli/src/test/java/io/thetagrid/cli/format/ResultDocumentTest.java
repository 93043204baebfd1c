package io.thetagrid.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultDocumentTest {
    private static final RunInfo RUN = new RunInfo("simd", List.of(), 2, 0.25);

    @Test
    void theDigestIsThatOfTheResultsBytes() {
        ResultDocument document = new ResultDocument(json -> json.text("name", "value"));
        // printf '{"name":"value"}' | sha256sum
        assertEquals("ae1fca77a81ea8b568ef60cdad1dee6bae1faaf716cddca2f5750b7cdc9b6ed4", document.digest());
        List<String> lines =
                new String(document.bytes(RUN), StandardCharsets.UTF_8).lines().toList();
        assertEquals("{\"schema\":1,", lines.get(0));
        assertEquals("\"result\":{\"name\":\"value\"},", lines.get(1));
        assertEquals("\"resultDigest\":\"" + document.digest() + "\",", lines.get(2));
    }

    @Test
    void whatIsNoNumberIsNull() {
        byte[] json = Json.object(each -> {
            each.number("nan", Double.NaN);
            each.number("infinite", Double.NEGATIVE_INFINITY);
            each.number("absent", OptionalDouble.empty());
            each.text("none", Optional.empty());
        });
        assertEquals(
                "{\"nan\":null,\"infinite\":null,\"absent\":null,\"none\":null}",
                new String(json, StandardCharsets.UTF_8));
    }

    @Property
    void everyDoubleReadsBackToItsBits(@ForAll double value) {
        JsonNode read = JsonMapper.shared().readTree(Json.object(json -> json.number("x", value)));
        assertEquals(
                Double.doubleToLongBits(value),
                Double.doubleToLongBits(read.get("x").asDouble()));
    }

    @Property
    void everyTextReadsBack(@ForAll String value) {
        String wellFormed = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        JsonNode read = JsonMapper.shared().readTree(Json.object(json -> json.text("x", wellFormed)));
        assertEquals(wellFormed, read.get("x").asString());
    }

    @Test
    void theRunStaysOutsideTheDigest() {
        ResultDocument document = new ResultDocument(json -> json.integer("n", 1));
        String slow = new String(document.bytes(new RunInfo("scalar", List.of(), 1, 9)), StandardCharsets.UTF_8);
        assertTrue(slow.contains(document.digest()));
        assertTrue(slow.contains("\"run\":{\"backend\":\"scalar\",\"refused\":[],\"threads\":1,\"seconds\":9.0"), slow);
    }
}
