package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Json;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.chain.Arbitrage;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.pricing.chain.ExpiryAnalysis;
import io.thetagrid.core.pricing.chain.IndexReading;
import io.thetagrid.core.pricing.chain.QuoteQuality;
import io.thetagrid.core.pricing.chain.VendorComparison;
import io.thetagrid.core.pricing.surface.FittedSlice;
import io.thetagrid.core.pricing.surface.Svi;
import io.thetagrid.core.risk.ModelVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            counts.put(verdict.name(), 0);
        }
        for (ChainAnalysis chain : chains) {
            chain.quality()
                    .verdicts()
                    .forEach(share -> counts.merge(share.verdict().name(), share.count(), Integer::sum));
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
        json.number("volatilityIndex", chain.index().value());
        json.text("volatilityIndexMissing", missing(chain.index()));
        standings.write(json, chain);
        json.number("spotError", chain.spotError());
        json.object("carry", each -> {
            each.number("growth", chain.carry().growth());
            each.number("rate", chain.carry().rate());
            each.number("dividendsAndBorrow", chain.carry().dividendsAndBorrow());
            each.text("verdict", chain.carry().verdict().name());
        });
        json.object("vendor", each -> {
            each.integer("quotes", vendor.quotes());
            each.number("medianDifference", vendor.medianDifference());
        });
        json.object("quality", each -> quality(each, chain.quality()));
        json.objects("arbitrage", chain.arbitrage(), ChainJson::arbitrage);
        json.objects("expiries", chain.expiries(), ChainJson::expiry);
    }

    /** Why there is no index; null where there is one. */
    private static Optional<String> missing(IndexReading index) {
        return Optional.of(index.reason()).filter(reason -> !reason.isEmpty());
    }

    private static void quality(Json json, QuoteQuality quality) {
        json.integer("dropped", quality.dropped());
        json.number("openInterestShare", quality.openInterestShare());
        json.number("volumeShare", quality.volumeShare());
        json.integer("expiriesWithoutForward", quality.expiriesWithoutForward());
        json.number("impliedVolatility30dWithDropped", quality.volatility30dWithThem());
        json.objects("verdicts", quality.verdicts(), (each, share) -> {
            each.text("verdict", share.verdict().name());
            each.integer("quotes", share.count());
            each.number("openInterestShare", share.openInterestShare());
            each.number("volumeShare", share.volumeShare());
            share.worst()
                    .ifPresent(worst -> each.object("worst", example -> {
                        example.text("contract", worst.contract().symbol());
                        example.number("bid", worst.quote().bid());
                        example.number("ask", worst.quote().ask());
                        example.number("amount", worst.amount());
                        example.text("detail", worst.detail());
                    }));
        });
    }

    private static void arbitrage(Json json, Arbitrage test) {
        json.text("test", test.kind().name());
        json.integer("tested", test.tested());
        json.integer("found", test.found());
        test.worst()
                .ifPresent(place -> json.object("worst", each -> {
                    each.text("root", place.root());
                    each.text("expiration", place.expiration().toString());
                    each.number("strike", place.strike());
                    each.number("size", place.size());
                }));
    }

    private static void expiry(Json json, ExpiryAnalysis expiry) {
        json.text("root", expiry.root());
        json.text("expiration", expiry.expiration().toString());
        json.text("expirationInstant", expiry.expirationInstant().toString());
        json.number("timeToExpiry", expiry.timeToExpiry());
        json.number("forward", expiry.forward());
        json.text("forwardSource", expiry.evidence().source().name());
        json.integer("forwardPairs", expiry.evidence().pairs());
        json.flag("forwardSettled", expiry.evidence().settled());
        json.number("impliedCarry", expiry.impliedCarry());
        json.number("rate", expiry.rate());
        json.text("rateSource", expiry.rateSource().name());
        json.number("dividendYield", expiry.dividendYield());
        json.number("atTheMoneyVolatility", expiry.atTheMoneyVolatility());
        json.number("expectedMove", expiry.expectedMove().oneDeviation());
        json.number("expectedMoveStraddle", expiry.expectedMove().straddle());
        expiry.slice().ifPresent(slice -> json.object("fit", each -> fit(each, slice)));
        json.integer("quotes", expiry.quotes());
        json.integer("used", expiry.used());
    }

    private static void fit(Json json, FittedSlice slice) {
        json.text("method", slice.method());
        if (slice.shape() instanceof Svi svi) {
            json.number("a", svi.a());
            json.number("b", svi.b());
            json.number("rho", svi.rho());
            json.number("m", svi.m());
            json.number("sigma", svi.sigma());
        }
        json.integer("points", slice.points());
        json.number("rmsError", slice.rmsError());
        json.number("maxError", slice.maxError());
        json.number("insideBidAsk", slice.insideShare());
        json.flag("butterflyFree", slice.butterflyFree());
    }
}
