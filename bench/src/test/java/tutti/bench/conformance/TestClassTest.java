package tutti.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestClassTest {

    @Test
    void readsCommentsAboveBesideAndWithinATestAndWhatItDisplays() {
        assertThat(tests("""
                class LineTest {
                    /// RFC 1 §1: a comment that goes on over
                    /// two lines, §2.
                    ///
                    /// And a paragraph.
                    @ParameterizedTest
                    @CsvSource({"a, b"})
                    void above(String one, String other) throws Exception {
                    }

                    @Test
                    void beside() { // RFC 1 §3
                        rings();
                    }

                    @RepeatedTest(3)
                    void within() {
                        // RFC 1
                        // §4: two lines of one comment.
                        assertThat(line).as("RFC 1 §5: rings").isTrue();
                    }

                    /**
                     * RFC 1 §6.
                     */
                    @Test
                    void inAnotherStyle() {}
                }
                """))
                .containsExactly(
                        "above [RFC 1 §1, RFC 1 §2]",
                        "beside [RFC 1 §3]",
                        "within [RFC 1 §4, RFC 1 §5]",
                        "inAnotherStyle [RFC 1 §6]");
    }

    @Test
    void takesADocumentAndCitationsFromTheCommentOfTheClass() {
        assertThat(tests("""
                /// RFC 1 §9, RFC 2.
                class LineTest {
                    @Test
                    void citesASection() { // RFC 3 §1
                        assertThat(line).as("§4: of the class's document").isTrue();
                    }

                    @Test
                    void citesNothing() {
                        rings();
                    }
                }
                """))
                .containsExactly("citesASection [RFC 1 §4, RFC 3 §1]", "citesNothing [RFC 1 §9, RFC 2] by class");
    }

    @Test
    void knowsWhatRunsInTheSlowTierOnly() {
        String slow = "@EnabledIfSystemProperty(named = \"tutti.slow\", matches = \"true\")";
        String tests = """
                class LineTest {
                    @Test
                    @SLOW
                    void slow() { // RFC 1
                    }

                    @Test
                    void other() { // RFC 1
                    }
                }
                """.replace("@SLOW", slow);
        assertThat(tests(tests)).containsExactly("slow [RFC 1] slow", "other [RFC 1]");
        assertThat(tests(slow + "\n" + tests)).containsExactly("slow [RFC 1] slow", "other [RFC 1] slow");
    }

    @Test
    void readsNoLiteralsNoOtherMembersAndNoCommentsApart() {
        String quotes = "\"\"\"";
        assertThat(tests("""
                class LineTest {
                    /// RFC 1: a method that is no test.
                    private static void rings() {
                    }

                    // RFC 2: a field.
                    private final String uri = "sip://RFC 3";

                    @Test
                    void says() {
                        char quote = '"'; // RFC 4, not text
                        line.says("// RFC 5");
                        line.says(QUOTES
                            // RFC 6
                            @Test
                            QUOTES);
                    }
                }
                """.replace("QUOTES", quotes))).containsExactly("says [RFC 4]");
    }

    private static List<String> tests(String source) {
        return TestClass.tests("line", "LineTest", source).stream()
                .map(test -> test.method() + " " + test.citations() + (test.isCitedByClass() ? " by class" : "")
                        + (test.isSlow() ? " slow" : ""))
                .toList();
    }
}
