package tutti.bench.conformance;

import java.util.Comparator;
import java.util.SortedSet;

/// A test and what it cites.
///
/// `isSlow`: it runs in the slow tier only. `isCitedByClass`: it cites nothing, the comment of its class does.
record CitingTest(
        String module,
        String className,
        String method,
        boolean isSlow,
        boolean isCitedByClass,
        SortedSet<Citation> citations) {
    static final Comparator<CitingTest> ORDER = Comparator.comparing(CitingTest::className)
            .thenComparing(CitingTest::method)
            .thenComparing(CitingTest::module);
}
