package io.thetagrid.core.strategy.audit;

import java.util.List;

/**
 * One of the documents, with what it claims.
 *
 * @param name short, as claims give it
 * @param profile name of the shipped profile that holds its rules
 */
public record Plan(String name, String title, String profile, List<Claim> claims) {

    public Plan {
        claims = List.copyOf(claims);
    }
}
