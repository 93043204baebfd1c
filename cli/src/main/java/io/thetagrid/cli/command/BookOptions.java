package io.thetagrid.cli.command;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.RiskSettings;
import io.thetagrid.core.io.book.BookFile;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.RateCurve;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A book as input, and what the command line says instead of it. */
final class BookOptions {

    @Parameters(paramLabel = "BOOK", description = "YAML file of a book; thetagrid config explain lists its keys")
    Path file;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "values the book at this instant instead of its as_of, e.g. 2025-09-26T16:00-04:00")
    Instant asOf;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            converter = RateConverter.class,
            description = "one continuously compounded rate per 1.00 instead of the book's, e.g. 0.04")
    Double rate;

    @Option(names = "--seed", paramLabel = "N", description = "of the random draws, instead of the book's")
    Integer seed;

    @Mixin
    RejectOptions rejectOptions;

    Book read() {
        Book book = BookFile.read(file, rejectOptions.allowed, Optional.ofNullable(asOf));
        return rate == null && seed == null ? book : changed(book);
    }

    private Book changed(Book book) {
        MarketSnapshot market = book.market();
        RiskSettings risk = book.risk();
        return new Book(
                rate == null ? market : new MarketSnapshot(market.asOf(), market.underlyings(), RateCurve.flat(rate)),
                book.baseCurrency(),
                book.cash(),
                book.positions(),
                book.profile(),
                seed == null
                        ? risk
                        : new RiskSettings(risk.methods(), risk.confidence(), risk.horizons(), risk.scenarios(), seed),
                book.inputs(),
                book.notes(),
                book.rejects());
    }
}
