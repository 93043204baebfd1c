package io.thetagrid.kernels.backend;

import java.util.List;

/**
 * The backend a run uses.
 *
 * @param refusals the candidates that {@code auto} passed over, fastest first; for a device chosen by name, what it leaves
 *     to the processor
 */
public record BackendChoice(Backend backend, List<Refusal> refusals) {

    public BackendChoice {
        refusals = List.copyOf(refusals);
    }

    /**
     * Why a candidate was passed over.
     *
     * @param backend its name
     * @param reason what is missing, and what to do about it where something can be done
     */
    public record Refusal(String backend, String reason) {}
}
