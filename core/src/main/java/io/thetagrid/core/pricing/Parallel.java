package io.thetagrid.core.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs independent pieces of work on some threads; what comes out does not depend on how many. */
public final class Parallel {

    private Parallel() {}

    /** Runs every piece; the first failure in the list's order is thrown once all have ended. */
    public static void run(List<? extends Runnable> pieces, int threads) {
        map(pieces, threads, piece -> {
            piece.run();
            return piece;
        });
    }

    /** The results of {@code work} in the order of its inputs. */
    public static <T, R> List<R> map(List<T> inputs, int threads, Function<? super T, R> work) {
        if (threads == 1 || inputs.size() <= 1) {
            return inputs.stream().<R>map(work).toList();
        }
        List<Callable<R>> calls = inputs.stream()
                .<Callable<R>>map(input -> () -> work.apply(input))
                .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, inputs.size()))) {
            List<R> results = new ArrayList<>(inputs.size());
            for (Future<R> result : pool.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("a piece of work failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while computing", e);
        }
    }
}
