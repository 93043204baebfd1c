package io.thetagrid.core.io.broker;

import io.thetagrid.core.ledger.Asset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a Schwab history tells of its splits. A line states the shares that a split adds and not its ratio, so of shares
 * partly held before the file begins nobody knows how many there were: they are those that the file shows, and those that it
 * sells without having bought them, where that gives a ratio such as splits have and the prices before and after allow it.
 */
final class SchwabSplits {
    /** Ratios with which shares are split: 2 to 10, whole fives to 50, and these. */
    private static final List<BigDecimal> BROKEN_RATIOS =
            Stream.of("1.5", "2.5", "1.25").map(BigDecimal::new).toList();

    private static final int MOST_CONSECUTIVE = 10;
    private static final int MOST = 50;
    private static final int STEP = 5;

    /** Three deviations of a volatile share's price: what it may move between two trades by itself. */
    private static final double DEVIATIONS = 3 * 0.6;

    private static final double DAYS_PER_YEAR = 365;

    private final List<SchwabRow> rows;

    /** @param rows oldest first */
    SchwabSplits(List<SchwabRow> rows) {
        this.rows = rows;
    }

    /** Shares held before a split, as far as the file tells. */
    BigDecimal held(SchwabRow split) {
        List<SchwabRow> own = rows.stream().filter(row -> isOf(row, split)).toList();
        BigDecimal balance = BigDecimal.ZERO;
        BigDecimal lowest = BigDecimal.ZERO;
        BigDecimal before = BigDecimal.ZERO;
        for (SchwabRow row : own) {
            before = row.equals(split) ? balance : before;
            balance = balance.add(SchwabEvents.change(row));
            lowest = lowest.min(balance);
        }
        boolean longOnly = own.stream().noneMatch(row -> SchwabEvents.mayLeaveShort(row.action()));
        return longOnly ? before.subtract(lowest) : before;
    }

    /** Whether a split can have made so many of those shares, so that no others were held. */
    boolean isPlausible(SchwabRow split, BigDecimal held) {
        BigDecimal before = held.abs();
        BigDecimal after = held.add(split.quantity()).abs();
        return (before.compareTo(after) < 0 ? isForward(before, after) : isReverse(before, after))
                && pricesAllow(split, after.doubleValue() / before.doubleValue());
    }

    private static boolean isForward(BigDecimal held, BigDecimal after) {
        Stream<BigDecimal> whole = IntStream.rangeClosed(2, MOST)
                .filter(ratio -> ratio <= MOST_CONSECUTIVE || ratio % STEP == 0)
                .mapToObj(BigDecimal::valueOf);
        return Stream.concat(whole, BROKEN_RATIOS.stream()).anyMatch(ratio -> isCount(held.multiply(ratio), after));
    }

    private static boolean isReverse(BigDecimal held, BigDecimal after) {
        BigDecimal ratio = held.divide(after, 0, RoundingMode.DOWN);
        return ratio.signum() > 0 && isCount(held.divide(ratio, 8, RoundingMode.HALF_EVEN), after);
    }

    /** Fractions of a share may be kept, to four digits, or paid in cash. */
    private static boolean isCount(BigDecimal exact, BigDecimal after) {
        return exact.subtract(after).abs().compareTo(new BigDecimal("0.0001")) <= 0
                || exact.setScale(0, RoundingMode.DOWN).compareTo(after) == 0;
    }

    /** Whether the last price before and the first one after differ by the ratio, but for what a share may move. */
    private boolean pricesAllow(SchwabRow split, double ratio) {
        int at = rows.indexOf(split);
        Optional<SchwabRow> last = rows.subList(0, at).reversed().stream()
                .filter(row -> isPriced(row, split))
                .findFirst();
        Optional<SchwabRow> first = rows.subList(at, rows.size()).stream()
                .filter(row -> isPriced(row, split))
                .findFirst();
        if (last.isEmpty() || first.isEmpty()) {
            return true;
        }
        double days = Duration.between(last.get().time(), first.get().time()).toDays();
        double fall = last.get().price().orElseThrow().doubleValue()
                / first.get().price().orElseThrow().doubleValue();
        return Math.abs(StrictMath.log(fall / ratio)) <= DEVIATIONS * Math.sqrt(Math.max(days, 1) / DAYS_PER_YEAR);
    }

    private static boolean isPriced(SchwabRow row, SchwabRow split) {
        return isOf(row, split)
                && SchwabEvents.isTrade(row.action())
                && row.price().filter(price -> price.signum() > 0).isPresent();
    }

    private static boolean isOf(SchwabRow row, SchwabRow split) {
        return row.asset().map(Asset::symbol).equals(split.asset().map(Asset::symbol));
    }
}
