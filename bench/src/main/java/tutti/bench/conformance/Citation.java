package tutti.bench.conformance;

import java.util.Comparator;

/// A place in a standard. The section is as the page shows it (`§8.2.1`, `Table A-1`), empty for the whole document.
record Citation(Document document, String section) implements Comparable<Citation> {
    private static final Comparator<Citation> ORDER = Comparator.comparing(Citation::document)
            .thenComparing(citation -> citation.section().replace("§", ""), new NumberedOrder());

    @Override
    public int compareTo(Citation other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return section.isEmpty() ? document.toString() : document + " " + section;
    }
}
