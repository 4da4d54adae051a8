package tutti.bench.conformance;

import java.util.Comparator;

/// A standard: `3261` of the RFCs, `G.722` of the ITU-T.
record Document(Publisher publisher, String number) implements Comparable<Document> {
    private static final Comparator<Document> ORDER =
            Comparator.comparing(Document::publisher).thenComparing(Document::number, new NumberedOrder());

    @Override
    public int compareTo(Document other) {
        return ORDER.compare(this, other);
    }

    String address() {
        return publisher.address(number);
    }

    @Override
    public String toString() {
        return publisher.prefix + number;
    }
}
