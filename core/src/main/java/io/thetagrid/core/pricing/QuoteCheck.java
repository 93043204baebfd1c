package io.thetagrid.core.pricing;

import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Judges a quote against the option it is for (risk-engine.md, "Quote verdicts"). The first rule that applies holds:
 *
 * <ol>
 *   <li>EXPIRED: no time is left to the expiration instant;
 *   <li>ONE_SIDED: bid or ask is missing or negative, or the ask is 0;
 *   <li>ZERO_BID: the bid is 0;
 *   <li>CROSSED: the bid lies above the ask;
 *   <li>STALE: last quoted more than a quarter of an hour of trading before the snapshot;
 *   <li>BELOW_INTRINSIC: the mid lies below what no volatility can go under;
 *   <li>WIDE: the spread is more than the mid, so the bid less than a third of the ask.
 * </ol>
 */
public final class QuoteCheck {
    /** A spread above this share of the mid says little about the price: bid below a third of ask. */
    private static final double WIDEST_SPREAD = 1.0;

    /** Market makers requote whenever the underlying moves, so quotes older than this belong to another price of it. */
    private static final Duration OLDEST = Duration.ofMinutes(15);

    private QuoteCheck() {}

    /**
     * The verdict on a quote.
     *
     * @param fresh of the option's root and the snapshot, from {@link #freshFrom}
     */
    public static QuoteVerdict judge(OptionQuote quote, OptionTerms option, Instant fresh) {
        if (option.timeToExpiry() <= 0) {
            return QuoteVerdict.EXPIRED;
        }
        if (!(quote.bid() >= 0) || !(quote.ask() > 0)) {
            return QuoteVerdict.ONE_SIDED;
        }
        if (quote.bid() == 0) {
            return QuoteVerdict.ZERO_BID;
        }
        if (quote.bid() > quote.ask()) {
            return QuoteVerdict.CROSSED;
        }
        if (quote.quotedAt().isPresent() && quote.quotedAt().get().isBefore(fresh)) {
            return QuoteVerdict.STALE;
        }
        if (quote.mid() < option.lowerBound()) {
            return QuoteVerdict.BELOW_INTRINSIC;
        }
        return isWide(quote) ? QuoteVerdict.WIDE : QuoteVerdict.OK;
    }

    /** Whether both sides are quoted, uncrossed, and near enough to one another to say something about the price. */
    public static boolean isTwoSided(OptionQuote quote) {
        return quote.bid() > 0 && quote.ask() >= quote.bid() && !isWide(quote);
    }

    /**
     * The earliest instant at which a quote may stand to be fresh as of another: a quarter of an hour before it in session,
     * before the last close out of session.
     */
    public static Instant freshFrom(String root, Instant asOf) {
        LocalDate date = NyseCalendar.date(asOf);
        LocalDate session = NyseCalendar.onOrBefore(date);
        if (session.equals(date) && asOf.isBefore(NyseCalendar.at(session, NyseCalendar.OPEN))) {
            session = NyseCalendar.previous(session);
        }
        Instant close = ExpirationInstants.optionClose(root, session);
        return (asOf.isBefore(close) ? asOf : close).minus(OLDEST);
    }

    private static boolean isWide(OptionQuote quote) {
        return quote.ask() - quote.bid() > WIDEST_SPREAD * quote.mid();
    }
}
