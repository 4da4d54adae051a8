package tutti.bench.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConformancePageTest {

    @Test
    void ordersDocumentsAndSectionsAsATableOfContentsWhateverTheOrderOfTheTests() {
        List<CitingTest> tests = new ArrayList<>(TestClass.tests("line", "LineTest", """
                class LineTest {
                    @Test
                    void rings() { // Q.24 Table A-1, RFC 20 §10, §9.2, §A.1, §9, RFC 3 §1
                    }

                    @Test
                    void hangsUp() { // RFC 20 §9
                    }
                }
                """));
        tests.addAll(TestClass.tests("line", "BusyTest", """
                /// RFC 20 §2, §4.
                class BusyTest {
                    @Test
                    void isBusy() {}
                }
                """));
        String page = ConformancePage.of(tests);
        assertThat(page.substring(page.indexOf("\n## "))).isEqualTo("""

                        ## [RFC 3](https://www.rfc-editor.org/rfc/rfc3)

                        | rule | what holds | test |
                        |---|---|---|
                        | RFC 3 §1 | rings | `LineTest#rings` (line) |

                        ## [RFC 20](https://www.rfc-editor.org/rfc/rfc20)

                        | rule | what holds | test |
                        |---|---|---|
                        | RFC 20 §9 | hangs up | `LineTest#hangsUp` (line) |
                        | RFC 20 §9 | rings | `LineTest#rings` (line) |
                        | RFC 20 §9.2 | rings | `LineTest#rings` (line) |
                        | RFC 20 §10 | rings | `LineTest#rings` (line) |
                        | RFC 20 §A.1 | rings | `LineTest#rings` (line) |

                        | class about | what holds | test |
                        |---|---|---|
                        | RFC 20 §2, §4 | is busy | `BusyTest#isBusy` (line) |

                        ## [ITU-T Q.24](https://www.itu.int/rec/T-REC-Q.24)

                        | rule | what holds | test |
                        |---|---|---|
                        | ITU-T Q.24 Table A-1 | rings | `LineTest#rings` (line) |
                        """);
        assertThat(page).contains("6 places in 3 documents, in 2 tests; 1 tests more by the comment of their class.");
        Collections.reverse(tests);
        assertThat(ConformancePage.of(tests)).isEqualTo(page);
    }
}
