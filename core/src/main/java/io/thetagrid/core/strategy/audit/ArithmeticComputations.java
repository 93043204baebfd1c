package io.thetagrid.core.strategy.audit;

import static io.thetagrid.core.strategy.audit.Amounts.sum;

import java.util.Map;

/** Claims that nothing but the document's own figures decides. A list of inputs stands for its sum. */
final class ArithmeticComputations {
    static final Map<String, Computation> ALL = Map.of(
            "nothing", given -> Answer.none(),
            "sum", given -> Answer.of(sum(given.numbers("terms"))),
            "ratio", given -> Answer.of(ratio(given)),
            "growth", given -> Answer.of(growth(given)),
            "reduced", given -> Answer.of(given.number("value") * (1 - given.number("cut"))),
            "scaled", given -> Answer.of(given.number("value") * given.number("to") / given.number("from")),
            "growth-on-paid-in", ArithmeticComputations::growthOnPaidIn);

    private ArithmeticComputations() {}

    private static double ratio(AuditCase given) {
        return sum(given.numbers("of")) / sum(given.numbers("to"));
    }

    private static double growth(AuditCase given) {
        return sum(given.numbers("end")) / sum(given.numbers("start")) - 1;
    }

    private static Answer growthOnPaidIn(AuditCase given) {
        double end = given.number("end");
        return Answer.of(growth(given)).percent("on all that was paid in", end / sum(given.numbers("paid_in")) - 1, 0);
    }
}
