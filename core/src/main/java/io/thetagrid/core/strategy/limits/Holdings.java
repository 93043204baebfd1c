package io.thetagrid.core.strategy.limits;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.pricing.PricedPosition;

/** Questions that measures ask about positions. */
final class Holdings {

    private Holdings() {}

    static boolean isShort(PricedPosition position, OptionType type) {
        return isOpen(position, type) && position.position().quantity() < 0;
    }

    static boolean isLong(PricedPosition position, OptionType type) {
        return isOpen(position, type) && position.position().quantity() > 0;
    }

    private static boolean isOpen(PricedPosition position, OptionType type) {
        return position.position().instrument() instanceof OptionContract contract
                && contract.type() == type
                && !position.expired();
    }

    /** Strike·m·|n| of a short put, 0 for anything else. */
    static double putObligation(PricedPosition position) {
        return isShort(position, OptionType.PUT)
                ? -position.weight() * ((OptionContract) position.position().instrument()).strike()
                : 0;
    }
}
