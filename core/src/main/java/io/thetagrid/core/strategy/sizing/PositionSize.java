package io.thetagrid.core.strategy.sizing;

import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Settings;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How large a position may be, as a share of what {@code capOf} names (R-SIZE.1, R-SIZE.2).
 *
 * @param fraction Kelly fraction, by formula, by edge / variance or as the profile overrides it; per 1.00
 * @param multiple part of it that is used
 * @param cap most it may give, per 1.00
 * @param capOf portfolio, position or trade
 */
public record PositionSize(double fraction, double multiple, double cap, String capOf) {

    /** As a profile has it; empty where it gives neither a fraction, nor p, W and L, nor edge and variance. */
    public static Optional<PositionSize> of(Profile profile) {
        Settings kelly = profile.settings().map("sizing").map("kelly");
        OptionalDouble fraction = fraction(kelly);
        if (fraction.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PositionSize(
                fraction.getAsDouble(),
                kelly.required("multiple"),
                kelly.required("cap"),
                kelly.text("cap_of").orElseThrow()));
    }

    /** The profile's p, W and L; empty where it has not all of them. */
    public static Optional<Kelly> kelly(Profile profile) {
        Settings kelly = profile.settings().map("sizing").map("kelly");
        OptionalDouble win = kelly.number("win_probability");
        OptionalDouble gain = kelly.number("average_win");
        OptionalDouble loss = kelly.number("average_loss");
        return win.isPresent() && gain.isPresent() && loss.isPresent()
                ? Optional.of(new Kelly(win.getAsDouble(), gain.getAsDouble(), loss.getAsDouble()))
                : Optional.empty();
    }

    /** AC's fraction (R-SIZE.2): edge / variance. */
    public static double edgeOverVariance(double edge, double variance) {
        return edge / variance;
    }

    private static OptionalDouble fraction(Settings kelly) {
        OptionalDouble override = kelly.number("fraction");
        OptionalDouble edge = kelly.number("edge");
        OptionalDouble variance = kelly.number("variance");
        OptionalDouble win = kelly.number("win_probability");
        OptionalDouble gain = kelly.number("average_win");
        OptionalDouble loss = kelly.number("average_loss");
        if (override.isPresent()) {
            return override;
        }
        if (win.isPresent() && gain.isPresent() && loss.isPresent()) {
            return OptionalDouble.of(new Kelly(win.getAsDouble(), gain.getAsDouble(), loss.getAsDouble()).fraction());
        }
        return edge.isPresent() && variance.isPresent()
                ? OptionalDouble.of(edgeOverVariance(edge.getAsDouble(), variance.getAsDouble()))
                : OptionalDouble.empty();
    }

    /** Before the cap: multiple · f, not below 0. */
    public double uncapped() {
        return Math.max(multiple * fraction, 0);
    }

    /** min(multiple · f, cap). */
    public double position() {
        return Math.min(uncapped(), cap);
    }
}
