package io.thetagrid.kernels.paths;

import java.util.List;

/** One of each kind. */
final class Models {
    static final List<PathModel> ALL = List.of(new GeometricBrownianMotion(0.05, 0.02, 0.25));

    private Models() {}
}
