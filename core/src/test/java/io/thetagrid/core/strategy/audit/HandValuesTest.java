package io.thetagrid.core.strategy.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The audit beside the values that were worked out by hand before it was written, {@code plan-claims.psv}: the same
 * verdicts, and every number of the list among the figures of its claim.
 */
class HandValuesTest {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w^])-?(?:\\d[\\d,]*(?:\\.\\d+)?|\\.\\d+)");

    /** Units a list may have written a stored value in: itself, percent, thousands, basis points. */
    private static final double[] SCALES = {1, 100, 1e-3, 1e4};

    /** Numbers of the list that are no figure of ours, each with the reason. */
    private static final Map<Integer, String> DIFFERENCES = Map.ofEntries(
            Map.entry(2, "the cap of 0.15 is the personal profile's; the claim stands in the model specification"),
            Map.entry(9, "names the month"),
            Map.entry(10, "names the month and the document's own target"),
            Map.entry(31, "621.47 % at the 4.00 put, which rounds down"),
            Map.entry(34, "a date"),
            Map.entry(52, "the difference of claimed and computed"),
            Map.entry(59, "all premium, a part of the ceiling"),
            Map.entry(60, "the sum of the inputs paid in"),
            Map.entry(83, "51,643: the six months' premium adds up to 18,869, not the document's 18,868"),
            Map.entry(84, "the sum of the inputs paid in"),
            Map.entry(87, "5,661: the budgets are 30 % of 18,869"),
            Map.entry(88, "5,661: the budgets are 30 % of 18,869"),
            Map.entry(91, "contracts of the table in claim 76"),
            Map.entry(93, "days of dates"),
            Map.entry(94, "223.47 % with 82 days, which rounds down; 81 days give 224.86 %"),
            Map.entry(116, "the number of conditions"));

    private final Map<Integer, String[]> hand = new TreeMap<>();

    @BeforeEach
    void readTheList() throws IOException {
        Path list = Path.of(System.getProperty("test.shared", ""), "spec", "plan-claims.psv");
        assumeTrue(Files.isRegularFile(list), "the list of hand-made values is not here");
        for (String line : Files.readAllLines(list).stream().skip(1).toList()) {
            String[] cells = line.split("\\|");
            hand.put(Integer.valueOf(cells[0]), cells);
        }
    }

    @Test
    void everyVerdictIsTheListsOwn() {
        Map<Integer, String> expected = new TreeMap<>();
        hand.forEach((id, cells) -> expected.put(id, cells[5]));
        Map<Integer, String> verdicts = new TreeMap<>();
        PlanAuditTest.shipped()
                .forEach((id, finding) -> verdicts.put(id, finding.verdict().label()));
        assertEquals(expected, verdicts);
    }

    /** A number agrees if one of the claim's figures rounds to it in one of {@link #SCALES}, whatever its sign. */
    @Test
    void everyNumberIsAFigureOfItsClaim() {
        Map<Integer, List<String>> missing = new TreeMap<>();
        PlanAuditTest.shipped().forEach((id, finding) -> {
            List<Double> known = known(finding);
            Matcher matcher = NUMBER.matcher(hand.get(id)[4]);
            while (matcher.find()) {
                String text = matcher.group().replace(",", "");
                if (known.stream().noneMatch(value -> rounds(value, text))) {
                    missing.computeIfAbsent(id, key -> new ArrayList<>()).add(matcher.group());
                }
            }
        });
        assertEquals(DIFFERENCES.keySet(), missing.keySet(), () -> "numbers without a figure: " + missing);
    }

    /** Figures, inputs and claimed values: the list's words quote them too. */
    private static List<Double> known(Finding finding) {
        Stream<Double> figures = Stream.concat(
                finding.answer().values().stream(),
                finding.answer().also().stream().map(Answer.Figure::value));
        Stream<Double> given = finding.claim().inputs().values().stream().flatMap(List::stream);
        Stream<Double> claimed = finding.claim().claimed().values().stream()
                .flatMap(printed -> Stream.of(printed.low(), printed.high()));
        Stream<Double> market = Stream.of(2.40);
        return Stream.of(figures, given, claimed, market).flatMap(s -> s).toList();
    }

    private static boolean rounds(double value, String text) {
        int point = text.indexOf('.');
        double half = 0.5 * Math.pow(10, point < 0 ? 0 : point + 1 - text.length());
        double printed = Math.abs(Double.parseDouble(text));
        return DoubleStream.of(SCALES).anyMatch(scale -> Math.abs(Math.abs(value) * scale - printed) <= half + 1e-9);
    }
}
