package io.thetagrid.core.strategy.audit;

import io.thetagrid.core.strategy.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Recomputes every claim of the strategy documents and judges it (R-AUDIT, strategy-rules 13). A pure function of claims,
 * market and rules.
 *
 * @param market where a claim needs one
 * @param rules profile to hold a document to
 */
public record PlanAudit(AuditMarket market, Function<Plan, Profile> rules) {

    /** Findings in the plans' and their claims' order. */
    public List<Finding> findings(List<Plan> plans) {
        List<Finding> findings = new ArrayList<>();
        for (Plan plan : plans) {
            Profile profile = rules.apply(plan);
            for (Claim claim : plan.claims()) {
                findings.add(finding(claim, profile));
            }
        }
        return findings;
    }

    /** One claim, recomputed. */
    public Finding finding(Claim claim, Profile profile) {
        AuditCase given = new AuditCase(claim, market, profile);
        Answer answer;
        String explanation;
        try {
            answer = Computations.named(claim.computation()).of(given);
            explanation = answer.values().isEmpty() ? claim.missing().orElseThrow() : "";
        } catch (NotComputableException e) {
            answer = Answer.none();
            explanation = e.getMessage();
        }
        Verdict verdict = verdict(claim, answer);
        if (verdict == Verdict.MEANING_WRONG) {
            explanation = claim.meaning().orElseThrow();
        }
        return new Finding(claim, answer, assumption(given, claim, profile), verdict, explanation);
    }

    private static Verdict verdict(Claim claim, Answer answer) {
        if (answer.values().isEmpty() || answer.values().stream().anyMatch(value -> Double.isNaN(value))) {
            return Verdict.NOT_COMPUTABLE;
        }
        if (answer.values().size() != claim.claimed().size()) {
            throw new IllegalStateException("claim " + claim.id() + ": " + claim.computation() + " gives "
                    + answer.values().size() + " values for " + claim.claimed().size());
        }
        int i = 0;
        for (Map.Entry<String, Printed> entry : claim.claimed().entrySet()) {
            if (!entry.getValue().isMetBy(answer.values().get(i++), claim.lastDigits())) {
                return Verdict.NOT_REPRODUCED;
            }
        }
        return claim.meaning().isPresent() ? Verdict.MEANING_WRONG : Verdict.REPRODUCED;
    }

    private String assumption(AuditCase given, Claim claim, Profile profile) {
        List<String> parts = new ArrayList<>();
        if (!claim.assumption().isEmpty()) {
            parts.add(claim.assumption());
        }
        if (given.marketAsked()) {
            parts.add(String.format(
                    Locale.ROOT,
                    "European Black-Scholes: spot %s, volatility %s, rate %s, %s days",
                    plain(market.spot()),
                    Unit.PERCENT.write(market.volatility(), 2),
                    Unit.PERCENT.write(market.rate(), 2),
                    plain(market.days())));
        }
        if (given.rulesAsked()) {
            parts.add("rules of profile " + profile.name());
        }
        return String.join("; ", parts);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
