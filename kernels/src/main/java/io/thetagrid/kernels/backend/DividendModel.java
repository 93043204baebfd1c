package io.thetagrid.kernels.backend;

/**
 * What cash dividends do to the price of the underlying. All three models have the forward F(t) = (S − Σ Dᵢ·e^(−(r−q)tᵢ))·
 * e^((r−q)t), the sum over the dividends before t, and differ in what is lognormal about it.
 */
public enum DividendModel {
    /**
     * The spot is lognormal between the ex-dates and falls by the amount at each, though not below zero: the same volatility
     * for every expiration and strike. [Haug, Haug and Lewis 2003, "Back to basics: a new approach to the discrete dividend
     * problem"; Vellekoop and Nieuwenhuis 2006, "Efficient pricing of derivatives on assets with discrete dividends"].
     */
    SPOT,
    /**
     * The spot less the value of the dividends to expiry is lognormal: European options are Black–Scholes on the reduced
     * spot; exercise still delivers the full spot [Roll 1977; Geske 1979; Whaley 1981; Hull, "Options, Futures, and Other
     * Derivatives", chapter on the Black–Scholes–Merton model]. Its volatility is that of a smaller asset, so it
     * underprices against the same volatility of the spot, and it prices two expirations inconsistently.
     */
    ESCROWED,
    /**
     * The spot plus the dividends paid so far, compounded, is lognormal: European options are Black–Scholes with those of
     * the whole life added to the strike [Frishling 2002, "A discrete question"]. It overprices against the same volatility
     * of the spot, whose level here may even turn negative.
     */
    FORWARD
}
