package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Json;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.pricing.chain.ExpiryAnalysis;
import io.thetagrid.core.pricing.chain.VendorComparison;
import io.thetagrid.core.risk.ModelVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Analysed chains as the {@code result} of a result document. */
public final class ChainJson {

    private ChainJson() {}

    public static void write(
            Json json,
            List<InputFile> inputs,
            List<ChainAnalysis> chains,
            IvStandings standings,
            List<Problem> rejects) {
        json.text(
                "asOf",
                chains.stream()
                        .map(chain -> chain.chain().asOf())
                        .max(Comparator.naturalOrder())
                        .map(Instant::toString));
        CommonJson.inputs(json, inputs);
        json.objects("underlyings", chains, (each, chain) -> underlying(each, chain, standings));
        json.numbers("verdicts", verdicts(chains));
        CommonJson.rejects(json, rejects);
        json.text("version", ModelVersion.CURRENT);
    }

    /** How many quotes got each verdict, over all chains. */
    static Map<String, Integer> verdicts(List<ChainAnalysis> chains) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (QuoteVerdict verdict : QuoteVerdict.values()) {
            counts.put(
                    verdict.name(),
                    chains.stream()
                            .mapToInt(chain -> chain.verdicts().get(verdict))
                            .sum());
        }
        return counts;
    }

    private static void underlying(Json json, ChainAnalysis chain, IvStandings standings) {
        VendorComparison vendor = VendorComparison.of(chain.quotes());
        json.text("symbol", chain.chain().underlying());
        json.text("asOf", chain.chain().asOf().toString());
        json.number("spotQuoted", chain.chain().spot());
        json.number("spotImplied", chain.spotImplied());
        json.text("spotVerdict", chain.spotVerdict().name());
        json.number("impliedVolatility30d", chain.volatility30d());
        json.number("volatilityIndex", Double.NaN); // null: Cboe's index formula is not computed yet
        standings.write(json, chain);
        json.object("vendor", each -> {
            each.integer("quotes", vendor.quotes());
            each.number("medianDifference", vendor.medianDifference());
        });
        json.objects("expiries", chain.expiries(), ChainJson::expiry);
    }

    private static void expiry(Json json, ExpiryAnalysis expiry) {
        json.text("root", expiry.root());
        json.text("expiration", expiry.expiration().toString());
        json.text("expirationInstant", expiry.expirationInstant().toString());
        json.number("timeToExpiry", expiry.timeToExpiry());
        json.number("forward", expiry.forward());
        json.number("rate", expiry.rate());
        json.text("rateSource", expiry.rateSource().name());
        json.number("dividendYield", expiry.dividendYield());
        json.number("atTheMoneyVolatility", expiry.atTheMoneyVolatility());
        json.integer("quotes", expiry.quotes());
        json.integer("used", expiry.used());
    }
}
