package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import java.util.Optional;

/**
 * Something that prices options: one of our backends, or a peer. A verb it has no answer to is empty. Inputs stay as they
 * are while the task lives.
 */
public interface Engine {

    /** As tables and {@code --engines} name it. */
    String name();

    /** What it is and which of its functions are called. */
    String description();

    /** Why it cannot run here and how to get it; empty where it can. */
    default Optional<String> refusal() {
        return Optional.empty();
    }

    /** The compiler, and its version, that made it for this machine; empty where that is Java's own. */
    default Optional<String> compiler() {
        return Optional.empty();
    }

    /** Whether it works on columns, so that a batch that does not fit the caches tells something. */
    default boolean worksOnColumns() {
        return false;
    }

    /** Whether it runs on Java's vectors, whose kernels HotSpot takes seconds to compile. */
    default boolean usesVectors() {
        return false;
    }

    /** Columns price, delta, gamma, vega, theta, rho, vanna, volga, as far as wanted. */
    default Optional<Task> european(GreekSet wanted, Batch<OptionColumn> options) {
        return Optional.empty();
    }

    /** Column volatility; an engine that knows one precision answers to {@link Precision#FAST} alone. */
    default Optional<Task> impliedVolatility(Precision precision, Batch<QuoteColumn> quotes) {
        return Optional.empty();
    }

    /** Column price; terms are whole days of a year of 365. */
    default Optional<Task> american(Accuracy accuracy, Batch<OptionColumn> options) {
        return Optional.empty();
    }

    /** Column volatility. */
    default Optional<Task> americanImpliedVolatility(Accuracy accuracy, Batch<QuoteColumn> quotes) {
        return Optional.empty();
    }

    /** Column price. */
    default Optional<Task> dividends(CashDividends work) {
        return Optional.empty();
    }

    /** Column volatility of the American prices {@code quotes}, which stand in for the work's volatilities. */
    default Optional<Task> dividendImpliedVolatility(CashDividends work, Batch<QuoteColumn> quotes) {
        return Optional.empty();
    }

    /** Column P&amp;L, one value for each scenario. */
    default Optional<Task> revaluation(Revaluation work) {
        return Optional.empty();
    }

    /** Columns of standard normals, as many as the engine likes to make at once; {@code count} values in all. */
    default Optional<Task> normals(int count) {
        return Optional.empty();
    }

    /** Column of spots at the horizon. */
    default Optional<Task> paths(PathWork work) {
        return Optional.empty();
    }
}
