package io.thetagrid.core.risk;

import java.util.List;

/**
 * P&amp;L ladders of a book by full revaluation.
 *
 * @param value of the portfolio today, base currency
 * @param ladders the portfolio's by time, then each underlying's where asked for
 * @param greeks of the portfolio by spot move, at once, volatilities moving with the smile alone
 * @param notes on how the market moves
 */
public record GridResult(
        GridAxes axes, double value, List<GridLadder> ladders, List<PortfolioGreeks> greeks, List<String> notes) {

    public GridResult {
        ladders = List.copyOf(ladders);
        greeks = List.copyOf(greeks);
        notes = List.copyOf(notes);
    }
}
