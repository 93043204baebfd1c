package io.thetagrid.core.pricing.chain;

/**
 * What an expiration's forward rests on.
 *
 * @param pairs calls and puts of one strike that gave it; 0 where it is not its own
 * @param rounds in which early exercise was taken out; 0 of European options
 * @param settled whether the last round moved it by less than a millionth, or none was needed
 */
public record ForwardEvidence(ForwardSource source, int pairs, int rounds, boolean settled) {}
