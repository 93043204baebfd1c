package io.thetagrid.core.ledger;

import java.util.Comparator;

/** Where lots lie: an asset in an account, in the currency that it is paid in. */
record Place(String account, String currency, String symbol) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::account).thenComparing(Place::currency).thenComparing(Place::symbol);

    static Place of(Booking booking, Asset asset) {
        return new Place(booking.account(), booking.currency(), asset.symbol());
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
