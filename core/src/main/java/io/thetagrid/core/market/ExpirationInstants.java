package io.thetagrid.core.market;

import io.thetagrid.core.instrument.OptionContract;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** When contracts expire, to the second [risk-engine, Conventions]. */
public final class ExpirationInstants {
    /** ACT/365F: a year of 365 days. */
    public static final double SECONDS_PER_YEAR = 31_536_000;

    private static final double NANOS_PER_SECOND = 1e9;

    private static final Duration LATE = Duration.ofMinutes(15);

    /**
     * Fund and note options trade a quarter of an hour longer than their shares, on expiration days too [Firstrade help,
     * "Options tradable until 4:15 pm ET"; MLPN and VIIX, gone since, from Terry's Tips, "Options which trade after hours",
     * 2017]. Index options do so as well, but not those that expire on the day's close.
     */
    private static final Set<String> LATE_ROOTS = Set.of(
            "AMJ", "DBA", "DBB", "DBC", "DBO", "DIA", "EEM", "EFA", "GAZ", "GLD", "IWM", "IWN", "IWO", "IWV", "JJC",
            "KBE", "KRE", "MDY", "MLPN", "MOO", "OEF", "OIL", "QQQ", "SLX", "SPY", "SVIX", "SVXY", "UNG", "UUP", "UVIX",
            "UVXY", "VIIX", "VIXM", "VIXY", "VXX", "VXZ", "XHB", "XLB", "XLC", "XLE", "XLF", "XLI", "XLK", "XLP",
            "XLRE", "XLU", "XLV", "XLY", "XME", "XRT");

    private ExpirationInstants() {}

    /**
     * The instant at which a contract's payoff is fixed: the close of its expiration date (16:00 New York, half days
     * 13:00, a quarter of an hour later for some funds), or the opening for {@link
     * io.thetagrid.core.instrument.Settlement#CASH_OPEN} series. A date that is no session (a Saturday before 2015, a
     * Good Friday) stands for the session before it.
     */
    public static Instant of(OptionContract contract) {
        LocalDate session = NyseCalendar.onOrBefore(contract.expiration());
        return switch (contract.settlement()) {
            case CASH_OPEN -> NyseCalendar.at(session, NyseCalendar.OPEN);
            case CASH_CLOSE -> NyseCalendar.close(session);
            case PHYSICAL -> optionClose(contract.root(), session);
        };
    }

    /** When options of a root stop trading in a session: the last moment its quotes can be from. */
    public static Instant optionClose(String root, LocalDate session) {
        Instant close = NyseCalendar.close(session);
        return LATE_ROOTS.contains(root) ? close.plus(LATE) : close;
    }

    /** The last session in which a contract trades: the one before the expiration date for AM-settled series. */
    public static LocalDate lastTradingSession(OptionContract contract) {
        LocalDate session = NyseCalendar.onOrBefore(contract.expiration());
        return switch (contract.settlement()) {
            case CASH_OPEN -> NyseCalendar.previous(session);
            case CASH_CLOSE, PHYSICAL -> session;
        };
    }

    /** Years from an instant to a contract's expiration, ACT/365F; 0 where it is expired. */
    public static double timeToExpiry(OptionContract contract, Instant asOf) {
        return Math.max(years(asOf, of(contract)), 0);
    }

    /** Years between two instants, ACT/365F. */
    public static double years(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        return (time.getSeconds() + time.getNano() / NANOS_PER_SECOND) / SECONDS_PER_YEAR;
    }
}
