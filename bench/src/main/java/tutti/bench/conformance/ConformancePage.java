package tutti.bench.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The page: each rule that a test cites, by document and section.
final class ConformancePage {
    static final String PAGE = "conformance.md";

    @SuppressWarnings("InlineFormatString") // the words of the page stand together
    private static final String INTRODUCTION = """
            # Which rules the tests hold

            The places in standards that tests cite, and the tests: what the name of a test says, its class and method, its module.
            This page is written from the comments of the tests by

                ./tutti bench conformance --out docs

            and a test fails when it is not what they say. Tests that cite nothing themselves, in classes whose comment does, are listed
            by what their class is about. *Slow* tests run with `./tutti test --slow` only. A citation says what a test is about;
            it does not say that all of a section is tested.

            %d places in %d documents, in %d tests; %d tests more by the comment of their class.
            """;

    private ConformancePage() {}

    /// The page of the tests in the modules below `root`.
    static String of(Path root) throws IOException {
        return of(TestSources.below(root));
    }

    static String of(List<CitingTest> tests) {
        SortedMap<Document, Rules> documents = new TreeMap<>();
        for (CitingTest test : tests) {
            test.citations().stream()
                    .map(Citation::document)
                    .distinct()
                    .forEach(document ->
                            documents.computeIfAbsent(document, Rules::new).add(test));
        }
        int rules = documents.values().stream().mapToInt(Rules::size).sum();
        long byClass = tests.stream().filter(CitingTest::isCitedByClass).count();
        StringBuilder page =
                new StringBuilder(INTRODUCTION.formatted(rules, documents.size(), tests.size() - byClass, byClass));
        documents.values().forEach(ofDocument -> page.append(ofDocument.markdown()));
        return page.toString();
    }
}
