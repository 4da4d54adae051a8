package tutti.bench.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a comment cites: a document, and the sections that come after its name and before another's.
///
/// `RFC 3261 §8.2, §9; RFC 6026` is two sections and a whole document. A section before any document belongs to the
/// one that is assumed. G.711 and X.509 are also what codecs and certificates are called: without `ITU-T` such a name
/// is a citation only if a section follows at once.
final class CitationReader {
    private static final String DIVISION = "(?:Table|Appendix|Annex)";
    private static final Pattern TOKEN = Pattern.compile("RFC (?<rfc>\\d+)"
            + "|EBU Tech (?<ebu>\\d+)"
            + "|ITU-T (?<itu>[A-Z]\\.\\d+(?:\\.\\d+)*)"
            + "|\\b(?<only>[EPQTV]\\.\\d\\d+)"
            + "|\\b(?<also>[GX]\\.\\d\\d+)(?=,? (?:§|" + DIVISION + "))"
            + "|(?<section>§\\w+(?:\\.\\w+)*)"
            + "|\\b(?<division>" + DIVISION + ")s? (?<name>[A-Z]+\\b(?:[-.]\\d+)?|\\d\\w*)"
            + "|\\b(?<annex>[A-D]\\.\\d+(?:\\.\\d+)*)");

    private final List<Citation> found = new ArrayList<>();
    private Optional<Document> document;
    private boolean isNamedOnly = false;

    private CitationReader(Optional<Document> assumed) {
        document = assumed;
    }

    /// What the text cites, in its order.
    static List<Citation> read(String text, Optional<Document> assumed) {
        CitationReader reader = new CitationReader(assumed);
        for (Matcher token = TOKEN.matcher(text); token.find(); ) reader.read(token);
        reader.endDocument();
        return reader.found;
    }

    private void read(Matcher token) {
        for (String group : List.of("itu", "only", "also")) {
            if (token.group(group) != null) begin(Publisher.ITU, token.group(group));
        }
        if (token.group("rfc") != null) begin(Publisher.RFC, token.group("rfc"));
        if (token.group("ebu") != null) begin(Publisher.EBU, token.group("ebu"));
        if (token.group("section") != null) add(token.group("section"));
        if (token.group("annex") != null) add("§" + token.group("annex"));
        if (token.group("division") != null) add(token.group("division") + " " + token.group("name"));
    }

    private void begin(Publisher publisher, String number) {
        endDocument();
        document = Optional.of(new Document(publisher, number));
        isNamedOnly = true;
    }

    private void add(String section) {
        document.ifPresent(cited -> found.add(new Citation(cited, section)));
        isNamedOnly = false;
    }

    private void endDocument() {
        if (isNamedOnly) add("");
    }
}
