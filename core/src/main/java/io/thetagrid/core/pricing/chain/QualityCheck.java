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
                Duration.between(series.expirationInstant(), asOf).toSeconds() / (SECONDS_PER_MINUTE * 1440);
        };
    }

    private static String detail(JudgedQuote judged, double amount) {
        String bid = cents(judged.quote().bid());
        String ask = cents(judged.quote().ask());
        String by = " by " + cents(amount);
        return switch (judged.verdict()) {
            case OK -> "";
            case CROSSED -> "bid " + bid + " above ask " + ask + by;
            case ZERO_BID -> "no bid, ask " + ask;
            case STALE ->
                judged.conflict() > 0
                        ? bid + " to " + ask + " contradicts its neighbours" + by
                        : "quoted " + Math.round(amount) + " minutes before";
            case BELOW_INTRINSIC ->
                "mid " + cents(judged.quote().mid()) + " below "
                        + cents(judged.terms().lowerBound()) + by;
            case WIDE -> bid + " to " + ask + ": " + cents(amount) + " of the mid";
            case ONE_SIDED -> "bid " + bid + ", ask " + ask;
            case EXPIRED -> cents(amount) + " days before";
        };
    }

    private double minutesOld(OptionQuote quote) {
        return quote.quotedAt()
                .map(at -> Duration.between(at, asOf).toSeconds() / SECONDS_PER_MINUTE)
                .orElse(0.0);
    }

    private static String cents(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
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
