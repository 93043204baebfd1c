package io.thetagrid.core.store;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.core.pricing.chain.CarryDiagnosis;
import io.thetagrid.core.pricing.chain.CarryVerdict;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.pricing.chain.ExpectedMove;
import io.thetagrid.core.pricing.chain.ExpiryAnalysis;
import io.thetagrid.core.pricing.chain.ForwardEvidence;
import io.thetagrid.core.pricing.chain.ForwardSource;
import io.thetagrid.core.pricing.chain.IndexReading;
import io.thetagrid.core.pricing.chain.QuoteAnalysis;
import io.thetagrid.core.pricing.chain.QuoteQuality;
import io.thetagrid.core.pricing.chain.RateSource;
import io.thetagrid.core.pricing.chain.SpotVerdict;
import io.thetagrid.core.pricing.surface.VolatilitySurface;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Analysed chains with made-up numbers: what a store is to keep, bit for bit. */
final class Snapshots {
    private static final LocalDate EXPIRATION = LocalDate.of(2026, 12, 18);

    private Snapshots() {}

    /** A chain of random doubles, a tenth of them missing. */
    static Snapshot random(String underlying, Instant asOf, int quotes, double volatility30d, String... files) {
        Random random = new Random(asOf.hashCode() + 31L * underlying.hashCode());
        ExpiryAnalysis expiry = new ExpiryAnalysis(
                underlying,
                EXPIRATION,
                Instant.parse("2026-12-18T21:00:00Z"),
                random.nextDouble(),
                number(random),
                new ForwardEvidence(ForwardSource.values()[0], 3, 0, true),
                number(random),
                RateSource.values()[0],
                number(random),
                volatility30d,
                new ExpectedMove(number(random), number(random)),
                Optional.empty(),
                quotes,
                quotes / 2);
        List<QuoteAnalysis> analyses = new ArrayList<>();
        for (int i = 0; i < quotes; i++) {
            OptionContract contract = ContractTerms.ofRoot(underlying)
                    .orElseThrow()
                    .contract(new OsiSymbol(
                            underlying, EXPIRATION, i % 2 == 0 ? OptionType.CALL : OptionType.PUT, 0.5 * (1 + i / 2)));
            OptionQuote quote = new OptionQuote(
                    number(random),
                    number(random),
                    number(random),
                    random.nextInt(1000),
                    random.nextInt(1000),
                    number(random),
                    number(random),
                    Optional.empty());
            UnitGreeks greeks = new UnitGreeks(
                    number(random), number(random), number(random), number(random), number(random), number(random));
            QuoteVerdict verdict = i % 3 == 0 ? QuoteVerdict.WIDE : QuoteVerdict.OK;
            analyses.add(new QuoteAnalysis(contract, quote, verdict, expiry, number(random), greeks));
        }
        OptionChain chain = new OptionChain(underlying, asOf, number(random), Map.of());
        int wide = (quotes + 2) / 3;
        QuoteQuality quality = new QuoteQuality(
                List.of(share(QuoteVerdict.OK, quotes - wide), share(QuoteVerdict.WIDE, wide)),
                wide,
                Double.NaN,
                Double.NaN,
                0,
                Double.NaN);
        ChainAnalysis analysis = new ChainAnalysis(
                chain,
                number(random),
                SpotVerdict.OK,
                new CarryDiagnosis(number(random), number(random), number(random), CarryVerdict.NORMAL),
                volatility30d,
                new IndexReading(number(random), "", Optional.empty(), Optional.empty()),
                new VolatilitySurface(List.of()),
                List.of(),
                quality,
                List.of(expiry),
                analyses);
        List<InputFile> sources = new ArrayList<>();
        for (String file : files) {
            sources.add(new InputFile("some/folder/" + file, "sha256 of " + file));
        }
        return new Snapshot(analysis, sources, List.of());
    }

    private static QuoteQuality.Share share(QuoteVerdict verdict, int count) {
        return new QuoteQuality.Share(verdict, count, Double.NaN, Double.NaN, Optional.empty());
    }

    private static double number(Random random) {
        return random.nextInt(10) == 0 ? Double.NaN : Math.scalb(random.nextDouble() - 0.5, random.nextInt(40) - 20);
    }
}
