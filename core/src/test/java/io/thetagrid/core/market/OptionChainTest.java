package io.thetagrid.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OsiSymbol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionChainTest {
    private static final double NONE = Double.NaN;
    private static final Instant CLOSE = Instant.parse("2014-06-06T20:00:00Z");
    private static final Instant NOON = Instant.parse("2014-06-06T16:00:00Z");
    private static final Instant MORNING = Instant.parse("2014-06-06T10:30:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2014-06-09T20:00:00Z");
    private static final OptionContract CALL = contract("AAPL140621C00645000");
    private static final OptionContract PUT = contract("AAPL140621P00645000");
    private static final OptionQuote PRICES =
            new OptionQuote(12.2, 12.45, NONE, NONE, NONE, 0.2, NONE, Optional.of(NOON));
    private static final OptionQuote TRADES =
            new OptionQuote(NONE, NONE, 12.3, 976, NONE, NONE, NONE, Optional.empty());
    private static final OptionQuote INTEREST = interest(5004);

    private static OptionContract contract(String symbol) {
        return ContractTerms.ofRoot("AAPL")
                .orElseThrow()
                .contract(OsiSymbol.parse(symbol).orElseThrow());
    }

    private static OptionQuote interest(double openInterest) {
        return new OptionQuote(NONE, NONE, NONE, NONE, openInterest, NONE, NONE, Optional.empty());
    }

    private static OptionChain chain(Instant asOf, double spot, Map<OptionContract, OptionQuote> quotes) {
        return new OptionChain("AAPL", asOf, spot, quotes);
    }

    @Test
    void joinsPartsOfOneInstantFieldByField() {
        OptionChain quotes = chain(CLOSE, NONE, Map.of(CALL, PRICES));
        OptionChain trades = chain(CLOSE, 645.57, Map.of(CALL, TRADES));
        OptionChain interest = chain(CLOSE, NONE, Map.of(CALL, INTEREST, PUT, interest(7)));
        OptionQuote whole = new OptionQuote(12.2, 12.45, 12.3, 976, 5004, 0.2, NONE, Optional.of(NOON));
        for (List<OptionChain> order : List.of(
                List.of(quotes, trades, interest),
                List.of(interest, quotes, trades),
                List.of(trades, interest, quotes))) {
            assertEquals(
                    Set.of(chain(CLOSE, 645.57, Map.of(CALL, whole, PUT, interest(7)))),
                    Set.copyOf(OptionChain.merged(order)));
        }
    }

    @Test
    void theLaterWordHolds() {
        OptionChain first = chain(CLOSE, 645, Map.of(CALL, PRICES));
        OptionChain second = chain(
                CLOSE,
                646,
                Map.of(CALL, new OptionQuote(12.3, NONE, NONE, NONE, NONE, NONE, NONE, Optional.of(CLOSE))));
        OptionChain merged = OptionChain.merged(List.of(first, second)).getFirst();
        assertEquals(646, merged.spot());
        assertEquals(
                new OptionQuote(12.3, 12.45, NONE, NONE, NONE, 0.2, NONE, Optional.of(CLOSE)),
                merged.quotes().get(CALL));
    }

    @Test
    void theNearestSpotOfTheDayFillsAMissingOne() {
        OptionChain quotes = chain(CLOSE, NONE, Map.of(CALL, PRICES));
        OptionChain morning = chain(MORNING, 640, Map.of());
        OptionChain noon = chain(NOON, 643, Map.of());
        OptionChain tomorrow = chain(NEXT_DAY, 93.7, Map.of());
        OptionChain other = new OptionChain("SPY", CLOSE, 195, Map.of());
        for (List<OptionChain> order : List.of(
                List.of(quotes, morning, noon, tomorrow, other), List.of(other, tomorrow, noon, morning, quotes))) {
            assertEquals(
                    Set.of(chain(CLOSE, 643, Map.of(CALL, PRICES)), tomorrow, other),
                    Set.copyOf(OptionChain.merged(order)));
        }
        OptionChain own = chain(CLOSE, 645.57, Map.of(CALL, PRICES));
        assertEquals(List.of(own), OptionChain.merged(List.of(noon, own)));
    }

    @Test
    void ofTwoEquallyNearSpotsTheEarlierGoesFirst() {
        OptionChain quotes = chain(NOON, NONE, Map.of(CALL, PRICES));
        OptionChain before = chain(NOON.minusSeconds(60), 640, Map.of());
        OptionChain after = chain(NOON.plusSeconds(60), 650, Map.of());
        assertEquals(
                640,
                OptionChain.merged(List.of(after, before, quotes)).getFirst().spot());
    }

    @Test
    void openInterestOfTheMorningJoinsEveryChainOfTheDay() {
        OptionChain noon = chain(NOON, 643, Map.of(CALL, PRICES));
        OptionChain close = chain(CLOSE, 645.57, Map.of(CALL, TRADES));
        OptionChain interest = chain(MORNING, NONE, Map.of(CALL, INTEREST));
        List<OptionChain> merged = OptionChain.merged(List.of(interest, noon, close));
        assertEquals(2, merged.size());
        for (OptionChain chain : merged) {
            assertEquals(5004, chain.quotes().get(CALL).openInterest());
        }
        assertEquals(NONE, merged.getFirst().quotes().get(CALL).last()); // noon knows nothing of the close's trades
    }

    @Test
    void withoutPricesNothingGivesWay() {
        List<OptionChain> chains = List.of(
                chain(MORNING, 640, Map.of()),
                chain(NOON, 643, Map.of()),
                chain(NEXT_DAY, NONE, Map.of(CALL, INTEREST)));
        assertEquals(chains, OptionChain.merged(chains));
    }
}
