package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sums up a chain's verdicts as {@link QuoteQuality}. */
final class QualityCheck {
    private static final double SECONDS_PER_MINUTE = 60;

    private final Instant asOf;
    private final int[] counts = new int[QuoteVerdict.values().length];
    private final double[] openInterest = new double[counts.length];
    private final double[] volume = new double[counts.length];
    private final JudgedQuote[] worst = new JudgedQuote[counts.length];
    private final double[] amounts = new double[counts.length];

    private QualityCheck(Instant asOf) {
        this.asOf = asOf;
    }

    static QuoteQuality of(
            List<JudgedQuote> quotes,
            List<ExpiryAnalysis> expiries,
            List<Series> series,
            Instant asOf,
            double volatility30dWithThem) {
        QualityCheck check = new QualityCheck(asOf);
        for (JudgedQuote quote : quotes) {
            check.add(quote, series.get(quote.series()));
        }
        int without = 0;
        for (ExpiryAnalysis expiry : expiries) {
            without += expiry.evidence().source() == ForwardSource.PARITY ? 0 : 1;
        }
        return check.result(without, volatility30dWithThem);
    }

    private void add(JudgedQuote quote, Series series) {
        int verdict = quote.verdict().ordinal();
        counts[verdict]++;
        openInterest[verdict] += positive(quote.quote().openInterest());
        volume[verdict] += positive(quote.quote().volume());
        if (!quote.usable()) {
            double amount = amount(quote, series);
            if (worst[verdict] == null || amount > amounts[verdict]) {
                worst[verdict] = quote;
                amounts[verdict] = amount;
            }
        }
    }

    private QuoteQuality result(int expiriesWithoutForward, double volatility30dWithThem) {
        double allOpenInterest = sum(openInterest);
        double allVolume = sum(volume);
        int ok = QuoteVerdict.OK.ordinal();
        int dropped = -counts[ok];
        List<QuoteQuality.Share> shares = new ArrayList<>();
        for (QuoteVerdict verdict : QuoteVerdict.values()) {
            int i = verdict.ordinal();
            dropped += counts[i];
            if (counts[i] > 0) {
                shares.add(new QuoteQuality.Share(
                        verdict, counts[i], openInterest[i] / allOpenInterest, volume[i] / allVolume, worst(i)));
            }
        }
        return new QuoteQuality(
                shares,
                dropped,
                1 - openInterest[ok] / allOpenInterest,
                1 - volume[ok] / allVolume,
                expiriesWithoutForward,
                volatility30dWithThem);
    }

    private Optional<QuoteQuality.Worst> worst(int verdict) {
        return Optional.ofNullable(worst[verdict])
                .map(quote -> new QuoteQuality.Worst(
                        quote.contract(), quote.quote(), amounts[verdict], detail(quote, amounts[verdict])));
    }

    /** How far a quote misses its verdict's rule. */
    private double amount(JudgedQuote judged, Series series) {
        OptionQuote quote = judged.quote();
        return switch (judged.verdict()) {
            case OK -> 0;
            case CROSSED -> quote.bid() - quote.ask();
            case ZERO_BID -> quote.ask();
            case STALE -> judged.conflict() > 0 ? judged.conflict() : minutesOld(quote);
            case BELOW_INTRINSIC -> judged.terms().lowerBound() - quote.mid();
            case WIDE -> (quote.ask() - quote.bid()) / quote.mid();
            case ONE_SIDED -> positive(quote.bid()) + positive(quote.ask());
            case EXPIRED ->
                Duration.between(series.expirationInstant(), asOf).getSeconds() / (SECONDS_PER_MINUTE * 1440);
        };
    }

    private String detail(JudgedQuote judged, double amount) {
        OptionQuote quote = judged.quote();
        return switch (judged.verdict()) {
            case OK -> "";
            case CROSSED -> text("bid %.2f above ask %.2f by %.2f", quote.bid(), quote.ask(), amount);
            case ZERO_BID -> text("no bid, ask %.2f", quote.ask());
            case STALE ->
                judged.conflict() > 0
                        ? text("%.2f to %.2f contradicts its neighbours by %.2f", quote.bid(), quote.ask(), amount)
                        : text("quoted %.0f minutes before", amount);
            case BELOW_INTRINSIC ->
                text("mid %.2f below %.2f by %.2f", quote.mid(), judged.terms().lowerBound(), amount);
            case WIDE -> text("%.2f to %.2f: %.2f of the mid", quote.bid(), quote.ask(), amount);
            case ONE_SIDED -> text("bid %.2f, ask %.2f", quote.bid(), quote.ask());
            case EXPIRED -> text("%.1f days before", amount);
        };
    }

    private double minutesOld(OptionQuote quote) {
        return quote.quotedAt()
                .map(at -> Duration.between(at, asOf).getSeconds() / SECONDS_PER_MINUTE)
                .orElse(0.0);
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }

    private static double positive(double value) {
        return value > 0 ? value : 0;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
