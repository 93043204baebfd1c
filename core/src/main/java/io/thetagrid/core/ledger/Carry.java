package io.thetagrid.core.ledger;

import java.math.BigDecimal;

/** A cost that moved from positions in one underlying to positions in another, as a merger does. */
record Carry(String account, String currency, String from, String to, BigDecimal cost) {}
