package io.thetagrid.core.pricing.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtTheMoneyTest {
    private static final LocalDate EXPIRATION = LocalDate.of(2025, 10, 31);

    @Test
    void liesBetweenTheNearestOutOfTheMoneyQuotes() {
        AtTheMoney atTheMoney = new AtTheMoney(100);
        atTheMoney.add(contract(OptionType.PUT, 80), 0.5);
        atTheMoney.add(contract(OptionType.PUT, 90), 0.30);
        atTheMoney.add(contract(OptionType.PUT, 110), 0.9); // in the money
        atTheMoney.add(contract(OptionType.CALL, 105), Double.NaN);
        atTheMoney.add(contract(OptionType.CALL, 110), 0.20);
        atTheMoney.add(contract(OptionType.CALL, 120), 0.15);
        double weight = Math.log(100.0 / 90) / Math.log(110.0 / 90);
        assertEquals(0.30 - 0.10 * weight, atTheMoney.volatility(), 1e-15); // roundings of numbers below 1
    }

    @Test
    void oneSideAloneSaysNothing() {
        AtTheMoney atTheMoney = new AtTheMoney(100);
        atTheMoney.add(contract(OptionType.PUT, 90), 0.30);
        assertEquals(Double.NaN, atTheMoney.volatility());
    }

    @Test
    void thirtyDaysLieBetweenExpirationsInTotalVariance() {
        assertEquals(
                Math.sqrt((0.2 * 0.2 * 20 + 0.3 * 0.3 * 40) / 2 / 30),
                AtTheMoney.volatility30dOf(List.of(term(10, 0.9), term(20, 0.2), term(40, 0.3), term(80, 0.9))),
                1e-15); // roundings of numbers below 1
        assertEquals(0.2, AtTheMoney.volatility30dOf(List.of(term(24, 0.2))));
        assertEquals(Double.NaN, AtTheMoney.volatility30dOf(List.of(term(5, 0.2), term(20, 0.2))));
        assertEquals(Double.NaN, AtTheMoney.volatility30dOf(List.of()));
    }

    private static AtTheMoney.Term term(double days, double volatility) {
        return new AtTheMoney.Term(days / 365, volatility);
    }

    private static OptionContract contract(OptionType type, double strike) {
        return ContractTerms.ofRoot("X").orElseThrow().contract(new OsiSymbol("X", EXPIRATION, type, strike));
    }
}
