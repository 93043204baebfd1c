package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.scenario.ScenarioSet;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.UnderlyingShocks;
import io.thetagrid.kernels.proxy.Rectangle;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where a set's scenarios lie.
 *
 * @param areas for each underlying the extremes of its shocks of log spot and log volatility
 * @param sample scenarios evenly spaced over the set
 */
record Survey(SortedMap<String, Rectangle> areas, Shocks sample) {
    /** About how many scenarios are sampled. */
    private static final int SAMPLE = 2048;

    /** Makes every scenario once. */
    static Survey of(ScenarioSet set, int threads) {
        int step = Math.max(set.scenarios() / SAMPLE, 1);
        List<Survey> blocks =
                Parallel.map(ScenarioBlock.of(set), threads, block -> of(block.shocks(), block.from(), step));
        SortedMap<String, Rectangle> areas = new TreeMap<>();
        for (Survey block : blocks) {
            block.areas.forEach((symbol, area) -> areas.merge(symbol, area, Rectangle::around));
        }
        return new Survey(
                areas, Shocks.joined(blocks.stream().map(Survey::sample).toList()));
    }

    private static Survey of(Shocks shocks, int first, int step) {
        SortedMap<String, Rectangle> areas = new TreeMap<>();
        shocks.byUnderlying().forEach((symbol, each) -> areas.put(symbol, area(each)));
        int[] sampled = IntStream.range(0, shocks.scenarios())
                .filter(i -> (first + i) % step == 0)
                .toArray();
        return new Survey(areas, shocks.at(sampled));
    }

    private static Rectangle area(UnderlyingShocks shocks) {
        return Rectangle.of(shocks.logSpot(), shocks.logVolatility());
    }
}
