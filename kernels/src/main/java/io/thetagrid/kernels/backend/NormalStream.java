package io.thetagrid.kernels.backend;

/**
 * Names a stream of random numbers, so that every draw is a pure function of its name and the scenario's number: adding
 * an underlying leaves the others' draws unchanged.
 *
 * @param seed of the run
 * @param id of the underlying (a hash of its symbol) or factor
 * @param step of the path, from 0
 * @param purpose what the draw is for, from 0
 */
public record NormalStream(int seed, int id, int step, int purpose) {}
