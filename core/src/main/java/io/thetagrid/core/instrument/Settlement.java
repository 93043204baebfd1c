package io.thetagrid.core.instrument;

/** When and into what an option settles. */
public enum Settlement {
    /** Shares, at the close (16:00 New York; half days 13:00). */
    PHYSICAL,
    /** Cash, at the close: SPXW, XSP. */
    CASH_CLOSE,
    /** Cash, on the opening prices of the expiration date (09:30 New York): SPX AM series. */
    CASH_OPEN
}
