package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import java.util.List;

/**
 * The standard normals that drive paths. Those drawn by name are a pure function of name, path and step: a path is the
 * same whatever else is simulated with it.
 *
 * @param stream names factor 0's normals of steps 0 and 1: step k's is normal k mod 2 of the stream whose step is {@code
 *     stream.step() + k/2}, factor f's has purpose {@code stream.purpose() + f}. Of quasi-random normals it names the
 *     scrambling
 * @param quasiRandom whether they come from Sobol' points by a Brownian bridge: path i is point i, the bridge's k-th normal
 *     of factor f has dimension k·factors + f. Estimates then err like those of smooth integrals, about as 1/paths; several
 *     scramblings show by how much
 * @param mirrored whether every normal changes its sign: the antithetic path [Hammersley–Morton 1956]
 * @param given normals of the first factors where they aren't drawn by name, correlated ones for instance: for each factor
 *     one column a step, with as many rows as paths are asked for
 */
public record PathNormals(NormalStream stream, boolean quasiRandom, boolean mirrored, List<Columns> given) {

    public PathNormals {
        given = List.copyOf(given);
    }

    /** Independent normals of Philox. */
    public static PathNormals named(NormalStream stream) {
        return new PathNormals(stream, false, false, List.of());
    }

    /** Normals of Sobol' points, scrambled under the stream's name, by a Brownian bridge. */
    public static PathNormals quasiRandom(NormalStream stream) {
        return new PathNormals(stream, true, false, List.of());
    }

    /** The same with the first factors' normals taken from columns. */
    public PathNormals given(Columns... factors) {
        return new PathNormals(stream, quasiRandom, mirrored, List.of(factors));
    }

    /** The same with every sign changed. */
    public PathNormals opposite() {
        return new PathNormals(stream, quasiRandom, !mirrored, given);
    }
}
