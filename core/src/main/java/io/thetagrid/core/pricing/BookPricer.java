package io.thetagrid.core.pricing;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.market.UnderlyingMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Marks a book (risk-engine.md, "Conventions" and "Volatility surface").
 *
 * <p>Mark policy: the book's own mark, else the middle of a usable quote, else the model's price. An option's base volatility is
 * the one its mark implies, else its underlying's smile, else its sector's ({@link SectorProxy}); an option with none is
 * refused, because a risk figure that leaves a position out is false.
 */
public final class BookPricer {

    /** An option on its way to being priced. */
    private record Draft(
            Position position,
            OptionTerms terms,
            Optional<OptionQuote> quote,
            Optional<QuoteVerdict> verdict,
            double mark,
            MarkSource source) {}

    private final Book book;
    private final MarketSnapshot market;
    private final OptionPricer pricer;
    private final SortedMap<String, KernelTerms> terms = new TreeMap<>();
    private final List<Problem> refusals = new ArrayList<>();
    private final List<PositionVerdict> verdicts = new ArrayList<>();
    /** Underlyings whose smiles are their sector's. */
    private final Set<String> proxied = new TreeSet<>();

    private BookPricer(Book book, OptionPricer pricer) {
        this.book = book;
        this.market = book.market();
        this.pricer = pricer;
    }

    /**
     * Marks every position.
     *
     * @throws BadInputException if one cannot be priced
     */
    public static PricedBook price(Book book, OptionPricer pricer) {
        return new BookPricer(book, pricer).price();
    }

    private PricedBook price() {
        List<Draft> drafts = new ArrayList<>();
        for (Position position : book.positions()) {
            String symbol = position.instrument().underlying();
            UnderlyingMarket underlying = market.underlyings().get(symbol);
            if (underlying == null) {
                refuse(position, "a price of " + symbol + " in the market files");
                continue;
            }
            terms.computeIfAbsent(symbol, _ -> new KernelTerms(underlying, market));
            if (position.instrument() instanceof OptionContract contract) {
                drafts.add(draft(position, contract));
            }
        }
        throwIfRefused();
        double[] implied = ownVolatilities(drafts);
        SmileBuilder builder = new SmileBuilder(pricer, market, terms);
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (draft.source() != MarkSource.EXERCISE_VALUE) {
                builder.hold(draft.position().instrument().underlying(), draft.terms(), implied[i]);
            }
        }
        SortedMap<String, Smiles> smiles = builder.build();
        addProxies(drafts, smiles);
        List<PricedPosition> options = priceOptions(drafts, implied, smiles);
        throwIfRefused();
        return new PricedBook(book, inOrder(options), smiles, verdicts);
    }

    private void addProxies(List<Draft> drafts, SortedMap<String, Smiles> smiles) {
        SectorProxy proxy = new SectorProxy(pricer, market);
        SortedMap<String, SortedMap<Double, SmileSlice>> slices = new TreeMap<>();
        for (Draft draft : drafts) {
            String symbol = draft.position().instrument().underlying();
            double time = draft.terms().timeToExpiry();
            if (draft.source() != MarkSource.EXERCISE_VALUE && !smiles.containsKey(symbol)) {
                proxy.slice(symbol, time)
                        .ifPresent(slice -> slices.computeIfAbsent(symbol, _ -> new TreeMap<>())
                                .put(time, slice));
            }
        }
        slices.forEach((symbol, found) -> smiles.put(symbol, new Smiles(found)));
        proxied.addAll(slices.keySet());
    }

    private Draft draft(Position position, OptionContract contract) {
        UnderlyingMarket underlying = market.underlyings().get(contract.underlying());
        OptionTerms option = terms.get(contract.underlying()).of(contract);
        Optional<OptionQuote> quote = Optional.ofNullable(underlying.quotes().get(contract));
        Optional<QuoteVerdict> verdict =
                quote.map(q -> QuoteCheck.judge(q, option, QuoteCheck.freshFrom(contract.root(), market.asOf())));
        if (option.timeToExpiry() <= 0) {
            return new Draft(position, option, quote, verdict, option.exerciseValue(), MarkSource.EXERCISE_VALUE);
        }
        if (contract.underlying().equals("VIX")) {
            refuse(
                    position,
                    "an option on something that can be bought: VIX options follow their expiration's forward");
        }
        if (!(option.strike() > 0)) {
            refuse(position, "a strike above the cash that the contract delivers");
        }
        if (position.mark().isPresent()) {
            return new Draft(position, option, quote, verdict, position.mark().getAsDouble(), MarkSource.BOOK);
        }
        if (verdict.equals(Optional.of(QuoteVerdict.OK))) {
            return new Draft(position, option, quote, verdict, quote.get().mid(), MarkSource.MID);
        }
        return new Draft(position, option, quote, verdict, Double.NaN, MarkSource.MODEL);
    }

    private double[] ownVolatilities(List<Draft> drafts) {
        double[] volatilities = new double[drafts.size()];
        List<Integer> marked = new ArrayList<>();
        for (int i = 0; i < volatilities.length; i++) {
            volatilities[i] = Double.NaN;
            if (drafts.get(i).source() == MarkSource.BOOK || drafts.get(i).source() == MarkSource.MID) {
                marked.add(i);
            }
        }
        double[] implied = pricer.impliedVolatilities(
                marked.stream().map(i -> drafts.get(i).terms()).toList(),
                marked.stream().mapToDouble(i -> drafts.get(i).mark()).toArray());
        for (int i = 0; i < implied.length; i++) {
            volatilities[marked.get(i)] = implied[i];
        }
        return volatilities;
    }

    private List<PricedPosition> priceOptions(List<Draft> drafts, double[] implied, SortedMap<String, Smiles> smiles) {
        List<Optional<SmileSlice>> slices = new ArrayList<>();
        List<OptionTerms> terms = new ArrayList<>();
        for (int i = 0; i < implied.length; i++) {
            Draft draft = drafts.get(i);
            Smiles own = smiles.get(draft.position().instrument().underlying());
            Optional<SmileSlice> slice =
                    own == null ? Optional.empty() : own.at(draft.terms().timeToExpiry());
            double volatility = implied[i];
            if (Double.isNaN(volatility)) {
                OptionTerms option = draft.terms();
                volatility = own == null
                        ? 0
                        : own.volatility(option.logMoneyness(), option.timeToExpiry())
                                .orElse(0);
            }
            if (slice.isEmpty() && draft.source() != MarkSource.EXERCISE_VALUE) {
                refuse(
                        draft.position(),
                        draft.source() == MarkSource.MODEL
                                ? "a mark, a usable quote, or other options of the underlying to take a volatility from"
                                : "a price that some volatility gives, not " + draft.mark()
                                        + ", or other options of the underlying to take a volatility from");
            }
            slices.add(slice);
            terms.add(draft.terms().withVolatility(volatility));
        }
        throwIfRefused();
        List<UnitGreeks> greeks = pricer.greeks(terms);
        List<PricedPosition> priced = new ArrayList<>();
        for (int i = 0; i < implied.length; i++) {
            priced.add(finish(drafts.get(i), terms.get(i), implied[i], slices.get(i), greeks.get(i)));
        }
        return priced;
    }

    private PricedPosition finish(
            Draft draft, OptionTerms terms, double implied, Optional<SmileSlice> slice, UnitGreeks greeks) {
        Position position = draft.position();
        boolean expired = draft.source() == MarkSource.EXERCISE_VALUE;
        boolean own = !Double.isNaN(implied);
        double mark = draft.source() == MarkSource.MODEL ? greeks.price() : draft.mark();
        if (!expired && Double.isNaN(greeks.price() + greeks.delta() + greeks.vega())) {
            refuse(
                    position,
                    "an option the model can price: rate " + terms.rate() + ", dividend yield " + terms.dividendYield()
                            + ", volatility " + terms.volatility());
        }
        tell(draft, own);
        return new PricedPosition(
                position,
                mark,
                draft.source(),
                liquidationMark(draft, mark),
                draft.verdict(),
                Optional.of(terms),
                expired ? Optional.empty() : Optional.of(source(position, own)),
                expired ? Optional.empty() : slice,
                expired ? new UnitGreeks(mark, 0, 0, 0, 0, 0) : greeks);
    }

    private VolatilitySource source(Position position, boolean own) {
        if (own) {
            return VolatilitySource.OWN_MARK;
        }
        return proxied.contains(position.instrument().underlying())
                ? VolatilitySource.SECTOR_PROXY
                : VolatilitySource.SMILE;
    }

    private static double liquidationMark(Draft draft, double mark) {
        if (draft.source() != MarkSource.MID) {
            return mark;
        }
        OptionQuote quote = draft.quote().orElseThrow();
        return draft.position().quantity() < 0 ? quote.ask() : quote.bid();
    }

    private void tell(Draft draft, boolean ownVolatility) {
        String quote = draft.verdict().map(Enum::name).orElse("NO_QUOTE");
        switch (draft.source()) {
            case BOOK -> tell(draft.position(), "BOOK_MARK", "the book states the mark");
            case MODEL -> tell(draft.position(), quote, "marked by the model at the smile's volatility");
            case EXERCISE_VALUE -> tell(draft.position(), "EXPIRED", "worth its exercise value; no risk");
            case MID, SPOT -> tell(draft.position(), quote, "marked at mid");
        }
        boolean expired = draft.source() == MarkSource.EXERCISE_VALUE;
        if (!expired && source(draft.position(), ownVolatility) == VolatilitySource.SECTOR_PROXY) {
            tell(
                    draft.position(),
                    "SECTOR_PROXY",
                    "the volatility is the median of the sector's other underlyings; none of its own options can be used");
            return;
        }
        boolean marked = draft.source() == MarkSource.BOOK || draft.source() == MarkSource.MID;
        if (marked && !ownVolatility) {
            tell(draft.position(), "SMILE_VOLATILITY", "the mark determines no volatility; the smile's is used");
        }
    }

    private void tell(Position position, String verdict, String detail) {
        verdicts.add(
                new PositionVerdict(position.account(), position.instrument().symbol(), verdict, detail));
    }

    /** Puts shares back between the options. */
    private List<PricedPosition> inOrder(List<PricedPosition> options) {
        List<PricedPosition> all = new ArrayList<>();
        int next = 0;
        for (Position position : book.positions()) {
            all.add(position.instrument() instanceof OptionContract ? options.get(next++) : shares(position));
        }
        return all;
    }

    private PricedPosition shares(Position position) {
        double spot =
                market.underlyings().get(position.instrument().underlying()).spot();
        return new PricedPosition(
                position,
                spot,
                MarkSource.SPOT,
                spot,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                UnitGreeks.ofShare(spot));
    }

    private void refuse(Position position, String expected) {
        refusals.add(new Problem(
                book.file(), 0, position.account(), position.instrument().symbol(), expected));
    }

    private void throwIfRefused() {
        if (!refusals.isEmpty()) {
            throw new BadInputException(refusals);
        }
    }
}
