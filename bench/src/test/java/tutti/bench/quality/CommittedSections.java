package tutti.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tutti.bench.page.CommittedPage;

/// The sections of `docs/quality.md`, by their headings.
final class CommittedSections {
    private static final String REMEDY =
            "run ./tutti bench quality --out docs, look at docs/quality.md, and commit it: ";

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    /// libopus chooses its loops by the processor; their floating point differs in the last bits, and now and then a
    /// decision of the encoder with it.
    private static final double TOLERANCE_SHARE = 0.1;

    private static final double TOLERANCE = 0.25;

    /// A longest gap is one of a few: the worst of three calls, in steps of 5 ms.
    private static final Pattern GAP = Pattern.compile("\\d+ ms( \\||$)");

    private final Map<String, String> sections = new TreeMap<>();

    private CommittedSections(String page) {
        for (String section : page.split("(?m)^(?=## )", -1)) {
            sections.put(heading(section), section.strip());
        }
    }

    static CommittedSections read() throws IOException {
        return new CommittedSections(
                Files.readString(CommittedPage.ROOT.resolve("docs").resolve(QualityPage.PAGE)));
    }

    private static String heading(String section) {
        return section.lines().findFirst().orElse("").replaceFirst("^## ", "");
    }

    /// Fails unless the section of that heading is what was measured.
    void assertHolds(Section measured) {
        String committed = sections.getOrDefault(measured.heading(), "");
        if (measured.isOfOpus()) {
            assertAlike(measured.markdown().strip(), committed);
        } else {
            assertThat(committed)
                    .as(REMEDY + measured.heading())
                    .isEqualTo(measured.markdown().strip());
        }
    }

    private static void assertAlike(String measured, String committed) {
        assertThat(words(committed)).as(REMEDY).isEqualTo(words(measured));
        List<Double> expected = numbers(measured);
        List<Double> actual = numbers(committed);
        for (int i = 0; i < expected.size(); i++) {
            double tolerance = TOLERANCE + TOLERANCE_SHARE * expected.get(i);
            assertThat(actual.get(i))
                    .as(REMEDY + committed)
                    .isBetween(expected.get(i) - tolerance, expected.get(i) + tolerance);
        }
    }

    /// What stands between the numbers.
    private static String words(String text) {
        return NUMBER.matcher(GAP.matcher(text).replaceAll("gap$1")).replaceAll("n");
    }

    private static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        NUMBER.matcher(GAP.matcher(text).replaceAll("gap$1"))
                .results()
                .map(MatchResult::group)
                .map(Double::valueOf)
                .forEach(numbers::add);
        return numbers;
    }
}
