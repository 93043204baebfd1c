package io.thetagrid.bench.engine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Blocks of work that threads share. The threads end with the program. */
final class SharedBlocks implements Runnable {
    private final ExecutorService pool;
    private final List<Callable<Object>> blocks;

    SharedBlocks(int threads, List<Runnable> blocks) {
        pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().factory());
        this.blocks = blocks.stream().map(Executors::callable).toList();
    }

    @Override
    public void run() {
        try {
            for (Future<Object> block : pool.invokeAll(blocks)) {
                block.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a block of work failed", e);
        }
    }
}
