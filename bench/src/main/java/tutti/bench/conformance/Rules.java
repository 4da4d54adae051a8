package tutti.bench.conformance;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is cited of one document, and by which tests, as a section of the page.
///
/// A class's comment says what all its tests are about, not which of them holds which rule: such tests stand apart.
final class Rules {
    private final Document document;
    private final SortedMap<Citation, SortedSet<CitingTest>> cited = new TreeMap<>();
    private final SortedMap<String, SortedSet<CitingTest>> citedByClass = new TreeMap<>(new NumberedOrder());

    Rules(Document document) {
        this.document = document;
    }

    /// Adds a test that cites this document.
    void add(CitingTest test) {
        List<Citation> rules = test.citations().stream()
                .filter(rule -> rule.document().equals(document))
                .toList();
        if (test.isCitedByClass()) {
            List<String> sections = rules.stream().map(Citation::section).toList();
            add(citedByClass, (document + " " + String.join(", ", sections)).strip(), test);
        } else {
            rules.forEach(rule -> add(cited, rule, test));
        }
    }

    private static <K> void add(SortedMap<K, SortedSet<CitingTest>> tests, K key, CitingTest test) {
        tests.computeIfAbsent(key, _ -> new TreeSet<>(CitingTest.ORDER)).add(test);
    }

    /// How many different places tests cite themselves.
    int size() {
        return cited.size();
    }

    String markdown() {
        return "\n## [%s](%s)\n".formatted(document, document.address())
                + table("rule", cited)
                + table("class about", citedByClass);
    }

    private static <K> String table(String first, SortedMap<K, SortedSet<CitingTest>> tests) {
        if (tests.isEmpty()) return "";
        StringBuilder table = new StringBuilder("\n| " + first + " | what holds | test |\n|---|---|---|\n");
        tests.forEach((key, ofKey) -> ofKey.forEach(test -> table.append(row(key, test))));
        return table.toString();
    }

    private static String row(Object first, CitingTest test) {
        String where = test.isSlow() ? test.module() + ", *slow*" : test.module();
        return "| %s | %s | `%s#%s` (%s) |\n"
                .formatted(first, Sentence.of(test.method()), test.className(), test.method(), where);
    }
}
