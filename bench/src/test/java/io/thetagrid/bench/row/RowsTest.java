package io.thetagrid.bench.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Engines;
import io.thetagrid.bench.engine.RecordedVerbs;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.bench.reference.Deviation;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RowsTest {

    @Test
    void everyVerbOfABackendIsMeasured() {
        RecordedVerbs recorded = new RecordedVerbs();
        for (Row row : Rows.all().stream().filter(row -> !row.fromMemory()).toList()) {
            row.task(recorded.engine()).ifPresent(Task::run);
        }
        Set<String> verbs = Stream.of(Backend.class.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("name"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(verbs, recorded.verbs());
    }

    @Test
    void namesAreUnique() {
        List<String> names = Rows.all().stream().map(Row::name).toList();
        assertEquals(names.size(), Set.copyOf(names).size());
        List<String> engines = Engines.all().stream().map(Engine::name).toList();
        assertEquals(engines.size(), Set.copyOf(engines).size());
    }

    /** Units, signs and order of columns: a peer whose theta had another sign would be off by 1 or more. */
    @TestFactory
    Stream<DynamicTest> enginesAgreeWithTheTruth() {
        return Engines.all().stream()
                .map(engine -> DynamicTest.dynamicTest(engine.name(), () -> {
                    Optional<String> refusal = engine.refusal();
                    assumeTrue(refusal.isEmpty(), () -> engine.name() + ": " + refusal.orElseThrow());
                    int judged = 0;
                    for (Row row : Rows.all()) {
                        for (Deviation deviation : row.deviations(engine)) {
                            judged++;
                            assertEquals(0, deviation.missing(), row.name() + ": " + deviation);
                            assertTrue(deviation.rms() < bound(row), row.name() + ": " + deviation);
                        }
                    }
                    assertTrue(judged > 0, "nothing judged");
                }));
    }

    /**
     * Peers' errors are theirs, so the bounds are wide: what double precision loses in their formulas, their solvers'
     * tolerances, the published error of an American scheme, five standard errors.
     */
    private static double bound(Row row) {
        return switch (row) {
            case EuropeanRow _, RevaluationRow _ -> 1e-12;
            case ImpliedVolatilityRow _ -> 1e-10;
            case AmericanRow _ -> 1e-3;
            default -> 5;
        };
    }

    @Test
    void aPlantedErrorIsSeen() {
        double planted = 1e-9;
        Engine engine = new Engine() {
            @Override
            public String name() {
                return "planted";
            }

            @Override
            public String description() {
                return "scalar with one wrong price";
            }

            @Override
            public Optional<Task> european(GreekSet wanted, Batch<OptionColumn> options) {
                Task right = Engines.named("scalar").european(wanted, options).orElseThrow();
                return Optional.of(new Task() {
                    @Override
                    public void run() {
                        right.run();
                    }

                    @Override
                    public double[][] results() {
                        double[][] columns = right.results();
                        columns[0][17] += planted
                                * Math.max(options.get(OptionColumn.SPOT, 17), options.get(OptionColumn.STRIKE, 17));
                        columns[0][18] = Double.NaN;
                        return columns;
                    }
                });
            }
        };
        Deviation price = Rows.named("european-price").deviations(engine).getFirst();
        // Our own error, 2e-15 at most, comes on top.
        assertEquals(planted, price.largest(), 1e-14);
        assertEquals(1, price.missing());
        assertFalse(Rows.named("american-fast").task(engine).isPresent());
    }
}
