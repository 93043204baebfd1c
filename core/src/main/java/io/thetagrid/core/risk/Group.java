package io.thetagrid.core.risk;

/** The positions of one account that move with one underlying: the unit in which scenario P&amp;L is kept. */
public record Group(String underlying, String account) implements Comparable<Group> {

    @Override
    public int compareTo(Group other) {
        int byUnderlying = underlying.compareTo(other.underlying);
        return byUnderlying != 0 ? byUnderlying : account.compareTo(other.account);
    }

    /** As the {@code scenarios} table names it: {@code ASST/main}. */
    public String label() {
        return underlying + "/" + account;
    }
}
