package io.thetagrid.kernels.paths;

import java.util.List;

/** One of each kind. */
final class Models {
    static final List<PathModel> ALL = List.of(
            new GeometricBrownianMotion(0.05, 0.02, 0.25),
            new MertonJumpDiffusion(0.03, 0.01, 0.2, 3, -0.1, 0.2),
            new Heston(0.03, 0.01, 0.05, 1.5, 0.04, 0.3, -0.7),
            new Heston(0.03, 0.01, 0.01, 0.5, 0.09, 1.5, 0.9));

    private Models() {}
}
