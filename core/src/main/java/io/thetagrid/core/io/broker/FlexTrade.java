package io.thetagrid.core.io.broker;

import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Booking;
import io.thetagrid.core.ledger.Transaction.Effect;
import io.thetagrid.core.ledger.Transaction.Ending;
import io.thetagrid.core.market.NyseCalendar;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A {@code Trade}, {@code Order} or {@code OptionEAE} of a Flex document. Times are New York's, the default of Flex queries.
 *
 * @param quantity signed
 * @param proceeds cash before commissions and taxes
 * @param ending where an option was removed, or shares were delivered for it
 */
record FlexTrade(
        FlexElement element,
        String account,
        LocalDateTime time,
        String category,
        Asset asset,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal proceeds,
        BigDecimal cash,
        Effect effect,
        Optional<Ending> ending) {

    /** Option events have a date only; among trades they stand at this time, after all that was traded in the session. */
    private static final LocalTime EVENTS = LocalTime.of(16, 20);

    private static final BigDecimal LARGEST_STRIKE = new BigDecimal(99_999);

    /** The trade of an element; empty where something is wrong with it, which is noted. */
    static Optional<FlexTrade> of(FlexElement element) {
        int before = element.problems().size();
        Optional<LocalDateTime> time = FlexTime.of(element, "tradeTime", "dateTime", "tradeDate", "date", "reportDate");
        Optional<Asset> asset = asset(element);
        BigDecimal quantity = element.decimal("quantity");
        if (quantity.signum() == 0 && Decimals.parse(element.raw("quantity")).isPresent()) {
            element.reject("quantity", "a number other than 0");
        }
        BigDecimal proceeds = element.decimalOrZero("proceeds");
        BigDecimal commission = element.decimalOrZero("ibCommission");
        BigDecimal costs = element.decimalOrZero("taxes").add(isForeign(element) ? BigDecimal.ZERO : commission);
        BigDecimal price = element.decimalOrZero("tradePrice");
        BigDecimal net = element.decimalOrZero("netCash");
        BigDecimal cash = statesNetCash(element) ? net : proceeds.add(costs);
        if (element.problems().size() > before) {
            return Optional.empty();
        }
        return Optional.of(new FlexTrade(
                element,
                account(element),
                time.map(read -> isEvent(element) ? read.toLocalDate().atTime(EVENTS) : read)
                        .orElseThrow(),
                element.raw("assetCategory"),
                asset.orElseThrow(),
                quantity,
                price,
                proceeds,
                cash,
                effect(element),
                ending(element)));
    }

    static String account(FlexElement element) {
        return element.has("accountId") ? element.raw("accountId") : IbkrFlexXml.BROKER;
    }

    boolean isOption() {
        return category.equals("OPT");
    }

    boolean isFromTrades() {
        return !isEvent(element);
    }

    private static boolean isEvent(FlexElement element) {
        return element.name().equals("OptionEAE");
    }

    /** The commission where it was paid in another currency than the trade's and is in no cash of the trade. */
    Optional<Booking> foreignCommission() {
        BigDecimal commission = element.decimalOrZero("ibCommission");
        if (!isForeign(element) || statesNetCash(element) || commission.signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Booking(
                account,
                time.atZone(NyseCalendar.NEW_YORK).toInstant(),
                element.raw("ibCommissionCurrency"),
                commission,
                commission.negate(),
                List.of(element.line()),
                element.raw("description")));
    }

    private static boolean isForeign(FlexElement element) {
        return element.has("ibCommissionCurrency")
                && !element.raw("ibCommissionCurrency").equals(currency(element));
    }

    /** What an exchange of currencies nets to is not one currency's: its proceeds are. */
    private static boolean statesNetCash(FlexElement element) {
        return element.has("netCash") && !element.raw("assetCategory").equals("CASH");
    }

    /** Of this element alone. */
    Booking booking() {
        return booking(cash, proceeds.subtract(cash), List.of(element.line()));
    }

    /** Of this element and the shares that it delivered. */
    Booking with(FlexTrade shares) {
        BigDecimal both = cash.add(shares.cash);
        return booking(
                both, proceeds.add(shares.proceeds).subtract(both), List.of(element.line(), shares.element.line()));
    }

    private Booking booking(BigDecimal money, BigDecimal fees, List<Long> lines) {
        return new Booking(
                account,
                time.atZone(NyseCalendar.NEW_YORK).toInstant(),
                currency(element),
                money,
                fees,
                lines,
                element.raw("description"));
    }

    static String currency(FlexElement element) {
        return element.has("currency") ? element.raw("currency") : "USD";
    }

    private static Effect effect(FlexElement element) {
        return switch (element.raw("openCloseIndicator")) {
            case "O" -> Effect.OPENING;
            case "C" -> Effect.CLOSING;
            default -> Effect.NETTING;
        };
    }

    private static Optional<Ending> ending(FlexElement element) {
        List<String> codes = Arrays.asList(element.raw("notes").split("[;,]"));
        String type = element.raw("transactionType");
        if (codes.contains("A") || type.equals("Assignment")) {
            return Optional.of(Ending.ASSIGNMENT);
        }
        if (codes.contains("Ex") || type.equals("Exercise")) {
            return Optional.of(Ending.EXERCISE);
        }
        return codes.contains("Ep") || type.equals("Expiration") ? Optional.of(Ending.EXPIRATION) : Optional.empty();
    }

    /** What an element is about; noted where it does not say. */
    static Optional<Asset> asset(FlexElement element) {
        String symbol = element.raw("symbol");
        if (symbol.isEmpty()) {
            element.reject("symbol", "a symbol");
            return Optional.empty();
        }
        return switch (element.raw("assetCategory")) {
            case "STK", "" -> Optional.of(Assets.shares(symbol));
            case "OPT" -> option(element);
            default ->
                Optional.of(Asset.unpriced(
                        symbol, element.has("underlyingSymbol") ? element.raw("underlyingSymbol") : symbol));
        };
    }

    private static Optional<Asset> option(FlexElement element) {
        Optional<OsiSymbol> symbol = OsiSymbol.parse(element.raw("symbol"));
        Optional<OsiSymbol> terms = terms(element);
        if (symbol.isEmpty() && terms.isEmpty()) {
            element.reject("symbol", "an option such as AAPL  250221C00180000");
            return Optional.empty();
        }
        if (symbol.isPresent()
                && terms.isPresent()
                && (symbol.get().strike() != terms.get().strike()
                        || symbol.get().type() != terms.get().type())) {
            element.reject("strike", "the strike and type of its symbol " + element.raw("symbol"));
            return Optional.empty();
        }
        return symbol.or(() -> terms).map(Assets::option).map(option -> withMultiplier(option, element));
    }

    /** The option; by name only where the broker counts other amounts than such contracts are of. */
    private static Asset withMultiplier(Asset option, FlexElement element) {
        Optional<BigDecimal> stated = element.optional("multiplier");
        return stated.isEmpty() || stated.get().doubleValue() == option.multiplier()
                ? option
                : Asset.unpriced(option.symbol(), option.underlying());
    }

    private static Optional<OsiSymbol> terms(FlexElement element) {
        Optional<BigDecimal> strike = Decimals.parse(element.raw("strike"))
                .filter(value -> value.signum() > 0 && value.compareTo(LARGEST_STRIKE) <= 0);
        Optional<LocalDateTime> expiry = FlexTime.parse(element.raw("expiry"));
        String type = element.raw("putCall");
        if (strike.isEmpty() || expiry.isEmpty() || !type.matches("[CP]")) {
            return Optional.empty();
        }
        return OsiSymbol.parse(new OsiSymbol(
                        element.raw("underlyingSymbol"),
                        expiry.get().toLocalDate(),
                        type.equals("C") ? OptionType.CALL : OptionType.PUT,
                        strike.get().doubleValue())
                .padded());
    }
}
