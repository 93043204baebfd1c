package io.thetagrid.core.strategy.audit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Profiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanAuditTest {
    private static final List<Plan> PLANS = Plans.all();

    static Map<Integer, Finding> audit(AuditMarket market, Function<Plan, Profile> rules) {
        return new PlanAudit(market, rules)
                .findings(PLANS).stream()
                        .collect(Collectors.toMap(finding -> finding.claim().id(), Function.identity()));
    }

    private static Profile shipped(Plan plan) {
        return Profiles.of(plan.profile());
    }

    static Map<Integer, Finding> shipped() {
        return audit(AuditMarket.DEFAULT, PlanAuditTest::shipped);
    }

    @Test
    void everyClaimIsThereOnce() {
        assertEquals(
                IntStream.rangeClosed(1, 116).boxed().toList(),
                PLANS.stream()
                        .flatMap(plan -> plan.claims().stream())
                        .map(Claim::id)
                        .sorted()
                        .toList());
    }

    /** Not computable are the six claims whose documents give nothing to compute them from. */
    @Test
    void everyOtherClaimIsComputed() {
        List<Integer> without = shipped().values().stream()
                .filter(finding -> finding.answer().values().isEmpty())
                .map(finding -> finding.claim().id())
                .sorted()
                .toList();
        assertEquals(List.of(9, 10, 27, 33, 78, 98), without);
    }

    @Test
    void aVerdictThatFiguresCannotExplainSaysWhy() {
        for (Finding finding : shipped().values()) {
            boolean needsWords =
                    finding.verdict() == Verdict.MEANING_WRONG || finding.verdict() == Verdict.NOT_COMPUTABLE;
            assertEquals(
                    needsWords,
                    !finding.explanation().isEmpty(),
                    () -> "claim " + finding.claim().id());
        }
    }

    @Test
    void twoRunsAgree() {
        assertEquals(shipped(), shipped());
    }

    /** Options at another volatility have other prices: every claim that rests on the market moves, no other. */
    @Test
    void volatilityMovesEveryClaimThatRestsOnTheMarket() {
        Map<Integer, Finding> before = shipped();
        Map<Integer, Finding> after = audit(AuditMarket.DEFAULT.withVolatility(1.5), PlanAuditTest::shipped);
        TreeSet<Integer> moved = new TreeSet<>();
        before.forEach((id, finding) -> {
            if (!finding.answer().equals(after.get(id).answer())) {
                moved.add(id);
            }
        });
        assertEquals(
                new TreeSet<>(List.of(5, 14, 17, 18, 22, 29, 30, 31, 36, 37, 38, 67, 69, 70, 71, 74, 94, 95)), moved);
    }

    @Test
    void spotDecidesWhatLiesBelowIt() {
        assertEquals(Verdict.NOT_REPRODUCED, shipped().get(49).verdict());
        assertEquals(
                Verdict.REPRODUCED,
                audit(AuditMarket.DEFAULT.withSpot(3.15), PlanAuditTest::shipped)
                        .get(49)
                        .verdict());
    }

    /** At 550 % both strikes are open and keep the weights that the document gives them. */
    @Test
    void volatilityOpensStrikes() {
        assertEquals(
                Verdict.REPRODUCED,
                audit(AuditMarket.DEFAULT.withVolatility(5.5), PlanAuditTest::shipped)
                        .get(35)
                        .verdict());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    institutional | win_probability: 0.892 | win_probability: 0.80 | 1, 2, 23, 24
                    institutional | multiple: 0.25         | multiple: 0.50        | 2
                    institutional | puts: 0.80, calls: 0.20 | puts: 0.60, calls: 0.40 | 6, 7, 8, 10, 39
                    institutional | new_capital: 4000      | new_capital: 8000     | 6, 7, 8, 10, 39
                    institutional | '2.0, weight: 0.15'    | '2.0, weight: 0.40'   | 11, 12, 14, 15, 17, 18, 21, 22, 36
                    institutional | '3.0, weight: 0.30'    | '3.0, weight: 0.05'   | 11, 12, 14, 15, 17, 18, 21, 22, 36
                    institutional | max_days: 45           | max_days: 27          | 26
                    institutional | vix: 20                | vix: 15               | 34
                    institutional | min_iv: 4.5            | min_iv: 4.0           | 35
                    institutional | cap: 0.40              | cap: 0.30             | 43
                    personal      | cap: 0.35              | cap: 0.38             | 42
                    personal      | scale: 50, weight: 0.30 | scale: 60, weight: 0.30 | 41
                    personal      | new_capital: 4000      | new_capital: 5000     | 52, 56, 57, 58, 59, 63, 64, 65, 66
                    personal      | call_multiple: 1.20    | call_multiple: 1.50   | 70
                    accumulation  | edge: 0.15             | edge: 0.10            | 4
                    accumulation  | puts: 0.70, calls: 0.30 | puts: 0.50, calls: 0.50 | 75, 76, 77, 83, 87, 88
                    accumulation  | strike: 7.50           | strike: 9.00          | 87
                    accumulation  | call_multiple: 1.25    | call_multiple: 1.60   | 95
                    income        | cap: 0.05              | cap: 0.02             | 101, 105, 113
                    income        | max_delta: 0.35        | max_delta: 0.50       | 113
                    income        | max_delta: -0.15       | max_delta: -0.05      | 115
                    """)
    void rulesMoveTheClaimsThatRestOnThem(String profile, String from, String to, String ids) {
        String text = Profiles.shipped(profile);
        assertTrue(text.contains(from), from);
        // Two weights have to change at once, or they would no longer add up to 1.
        String changed = text.replace(from, to)
                .replace(to.equals("2.0, weight: 0.40") ? "3.0, weight: 0.30" : "\0", "3.0, weight: 0.05")
                .replace(to.equals("3.0, weight: 0.05") ? "2.0, weight: 0.15" : "\0", "2.0, weight: 0.40");
        Profile mine = Profiles.parse("mine", changed);
        Map<Integer, Finding> before = shipped();
        Map<Integer, Finding> after =
                audit(AuditMarket.DEFAULT, plan -> plan.profile().equals(profile) ? mine : shipped(plan));
        assertAll(Arrays.stream(ids.split(", "))
                .map(Integer::valueOf)
                .map(id -> () ->
                        assertNotEquals(before.get(id).answer(), after.get(id).answer(), () -> "claim " + id)));
    }

    @Test
    void aProfileWithoutTheRuleMakesNoClaimUp() {
        Profile income = Profiles.of("income");
        Map<Integer, Finding> findings = audit(AuditMarket.DEFAULT, plan -> income);
        Finding kelly = findings.get(1);
        assertEquals(Verdict.NOT_COMPUTABLE, kelly.verdict());
        assertEquals("the profile has no Kelly fraction", kelly.explanation());
        assertEquals(Verdict.NOT_COMPUTABLE, findings.get(11).verdict());
    }

    /**
     * The claim files hold claims and inputs only. A computed value that does not confirm the claimed one must not stand in
     * the data of its claim; yes, no and small whole numbers say nothing and are left out.
     */
    @Test
    void noComputedValueIsStored() {
        for (int file = 0; file < Plans.FILES.size(); file++) {
            String text = Plans.text(Plans.FILES.get(file));
            assertFalse(text.contains("computed:"), Plans.FILES.get(file));
            List<String> records = List.of(text.split("\n  - id: "));
            Map<Integer, Finding> findings = shipped();
            for (String entry : records.subList(1, records.size())) {
                Finding finding =
                        findings.get(Integer.parseInt(entry.lines().findFirst().orElseThrow()));
                String data = entry.replaceAll("(?m)^    (assumption|note|lines):.*$", "")
                        .replace(",", "");
                int i = 0;
                for (Printed printed : finding.claim().claimed().values()) {
                    if (i == finding.answer().values().size()) {
                        break;
                    }
                    double value = finding.answer().values().get(i++);
                    String written = printed.write(value).replaceAll("[^0-9.]", "");
                    if (!printed.isMetBy(value, finding.claim().lastDigits()) && written.length() > 2) {
                        Pattern stored = Pattern.compile("(?<![0-9.])" + Pattern.quote(written) + "(?![0-9.])");
                        assertFalse(
                                stored.matcher(data).find() && !isOpposite(printed, value),
                                () -> "claim " + finding.claim().id() + " stores " + written);
                    }
                }
            }
        }
    }

    /** A value of the right size and the wrong sign is in the data as the claimed one. */
    private static boolean isOpposite(Printed printed, double value) {
        return printed.isMetBy(-value, 0.5);
    }
}
