package tutti.bench.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads the tests of a source file that the formatter has laid out: a member ends at a brace in the column it began.
final class TestClass {
    private static final List<String> TESTS = List.of("@Test", "@ParameterizedTest", "@RepeatedTest");

    private final String module;
    private final String className;
    private final List<CitingTest> tests = new ArrayList<>();
    private Optional<TestMethod> open = Optional.empty();
    private List<Citation> classCitations = List.of();
    private boolean isSlow = false;
    private String comment = "";
    private boolean nextIsSlow = false;

    private TestClass(String module, String className) {
        this.module = module;
        this.className = className;
    }

    /// Those that cite something, themselves or by the comment of their class.
    static List<CitingTest> tests(String module, String className, String source) {
        TestClass read = new TestClass(module, className);
        SourceLine.of(source).forEach(read::read);
        return read.tests;
    }

    private void read(SourceLine line) {
        if (open.isPresent()) {
            read(open.get(), line);
        } else if (line.isComment()) {
            comment = (comment + " " + line.comment()).strip();
        } else if (isTest(line.code())) {
            TestMethod test = new TestMethod(line.indentColumns(), comment, nextIsSlow);
            forget();
            open = Optional.of(test);
        } else if (line.code().startsWith("@") || line.code().startsWith("    @")) {
            nextIsSlow |= SlowTier.isNamedBy(line.code());
        } else {
            if (line.code().contains("class " + className + " ")) beginClass();
            forget();
        }
    }

    private static boolean isTest(String code) {
        String annotation = code.strip();
        int parameters = annotation.indexOf('(');
        return TESTS.contains(parameters < 0 ? annotation : annotation.substring(0, parameters));
    }

    private void beginClass() {
        classCitations = CitationReader.read(comment, Optional.empty());
        isSlow = nextIsSlow;
    }

    private void forget() {
        comment = "";
        nextIsSlow = false;
    }

    private void read(TestMethod test, SourceLine line) {
        test.read(line);
        if (!test.isComplete()) return;
        open = Optional.empty();
        Optional<Document> document =
                classCitations.stream().map(Citation::document).findFirst();
        SortedSet<Citation> citations = test.citations(document);
        boolean byClass = citations.isEmpty();
        if (byClass) citations = new TreeSet<>(classCitations);
        if (citations.isEmpty()) return;
        tests.add(new CitingTest(module, className, test.name(), isSlow || test.isSlow(), byClass, citations));
    }
}
