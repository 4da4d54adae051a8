package tutti.bench.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A test method while it is read: from its first annotation to the brace below it.
final class TestMethod {
    private static final String HEAD = "void ";

    private final String lastLine;
    private final List<String> texts = new ArrayList<>();
    private String name = "";
    private boolean isSlow;
    private boolean isComplete = false;
    private boolean afterComment = false;

    /// `comment` is what stands above it.
    TestMethod(int indentColumns, String comment, boolean isSlow) {
        lastLine = " ".repeat(indentColumns) + "}";
        texts.add(comment);
        this.isSlow = isSlow;
    }

    void read(SourceLine line) {
        if (line.isComment() && afterComment) {
            texts.add(texts.removeLast() + " " + line.comment());
        } else {
            texts.add(line.displayed());
            texts.add(line.comment());
        }
        afterComment = line.isCommented();
        if (name.isEmpty()) readHead(line.code());
        isComplete = isComplete || line.code().equals(lastLine);
    }

    private void readHead(String code) {
        isSlow |= SlowTier.isNamedBy(code);
        int from = code.indexOf(HEAD);
        if (from < 0 || !code.contains("(")) return;
        name = code.substring(from + HEAD.length(), code.indexOf('(', from));
        isComplete = code.endsWith("{}");
    }

    boolean isComplete() {
        return isComplete;
    }

    String name() {
        return name;
    }

    boolean isSlow() {
        return isSlow;
    }

    /// Each comment and displayed text for itself: a bare `§` belongs to the class's document again in each.
    SortedSet<Citation> citations(Optional<Document> ofTheClass) {
        SortedSet<Citation> citations = new TreeSet<>();
        for (String text : texts) citations.addAll(CitationReader.read(text, ofTheClass));
        return citations;
    }
}
