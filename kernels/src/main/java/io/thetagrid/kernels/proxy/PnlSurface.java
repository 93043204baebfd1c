package io.thetagrid.kernels.proxy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Several functions of log spot x and log volatility v on one rectangle, as Chebyshev polynomials on panels that are halved
 * where the error, measured off the nodes against exact values, is largest [Gaß–Glau–Mahlstedt–Mair 2018, "Chebyshev
 * interpolation for parametric option pricing"]. Where the functions are smooth the error falls geometrically; at an
 * American option's exercise boundary, where gamma jumps, with the panels' size.
 */
public final class PnlSurface {
    private static final Chebyshev ALONG_X = new Chebyshev(10);
    private static final Chebyshev ALONG_V = new Chebyshev(6);
    /** Where volatility does not move. */
    private static final Chebyshev CONSTANT = new Chebyshev(1);

    private final Panel root;
    private final Chebyshev alongV;
    private int points;

    private PnlSurface(Rectangle area) {
        alongV = area.highV() > area.lowV() ? ALONG_V : CONSTANT;
        root = new Panel(area, ALONG_X, alongV);
    }

    /** What a surface stands for. */
    @FunctionalInterface
    public interface Exact {
        /** Values {@code [output][point]} at points (x, v). */
        double[][] values(double[] x, double[] v);
    }

    /**
     * Builds a surface.
     *
     * @param sampleX where it will be used: a panel with none of these points stays whole
     * @param sampleV likewise
     * @param tolerance a panel whose bound is within it stays whole
     * @param budget most exact values to ask for, but for the first panel's, which are taken in any case
     */
    public static PnlSurface build(
            Rectangle area, double[] sampleX, double[] sampleV, double tolerance, int budget, Exact exact) {
        PnlSurface surface = new PnlSurface(area);
        surface.fit(List.of(surface.root), exact);
        List<Panel> open = new ArrayList<>(List.of(surface.root));
        while (!open.isEmpty() && surface.points + 2 * Panel.points(ALONG_X, surface.alongV) <= budget) {
            Panel worst =
                    open.stream().max(Comparator.comparingDouble(Panel::bound)).orElseThrow();
            if (worst.bound() <= tolerance) {
                break;
            }
            open.remove(worst);
            List<Panel> halves = worst.split();
            surface.fit(halves, exact);
            halves.stream().filter(half -> isUsed(half, sampleX, sampleV)).forEach(open::add);
        }
        return surface;
    }

    private void fit(List<Panel> panels, Exact exact) {
        int each = Panel.points(ALONG_X, alongV);
        double[] x = new double[panels.size() * each];
        double[] v = new double[panels.size() * each];
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).writePoints(x, v, i * each);
        }
        double[][] values = exact.values(x, v);
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).fit(values, i * each);
        }
        points += x.length;
    }

    private static boolean isUsed(Panel panel, double[] sampleX, double[] sampleV) {
        for (int i = 0; i < sampleX.length; i++) {
            if (panel.area().contains(sampleX[i], sampleV[i])) {
                return true;
            }
        }
        return false;
    }

    /** How many exact values the surface was made of. */
    public int points() {
        return points;
    }

    /**
     * Adds every output's value at every point to {@code sums[output][point]}, and what bounds the error of their sum to
     * {@code bounds[point]}.
     */
    public void addTo(double[] x, double[] v, double[][] sums, double[] bounds) {
        double[] tx = new double[ALONG_X.terms()];
        double[] tv = new double[alongV.terms()];
        for (int i = 0; i < x.length; i++) {
            Panel panel = root.at(x[i], v[i]);
            panel.addTo(x[i], v[i], tx, tv, sums, i);
            bounds[i] += panel.bound();
        }
    }
}
