package tutti.bench.quality;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tutti.bench.plot.Figure;
import tutti.bench.signal.Speech;

/// The page and its pictures, as files by their paths.
@SuppressWarnings("InlineFormatString") // the words of the page stand together
final class QualityPage {
    static final String PAGE = "quality.md";
    static final String PICTURES = "quality";
    private static final int SECONDS = 30;

    private static final String INTRODUCTION = """
            # Calls over bad networks

            What a listener gets when packets are lost, late, doubled or out of order, measured on the receive path itself (RTP, jitter
            buffer, concealment, time-scaling) in virtual time. This page, its numbers and its pictures are written by

                ./tutti bench quality --out docs

            and a test fails when they are not what the code does. Speech is made from rules and seeds, µ-law, 20 ms a packet; each
            number is for three calls of %d s. Packets of a clean call come 7 ms before their tick, so 7 ms is the least delay there is.
            """;

    private static final String LEGEND = """
            *Late (97 %%)*: so much later than the fastest come 97 %% of the packets. *Delay*: from the moment at which a packet that is not
            late comes to the tick that plays it; median, and for 95 %% of the time. *Late, %%*: packets that came and were not played.
            *Made up*: share of what is heard. *Distance*: between the spectra of what is heard and what was spoken, in critical bands,
            mean over speech (0 is identical; one lost packet that is replaced by silence costs about 7 dB for its time). *Gap*: the longest
            piece of speech that is 20 dB softer than spoken. *Step*: the steepest one, against the steepest spoken or heard within 40 ms;
            a click is above 6 dB.

            %s
            The network adds jitter as the positive half of a normal distribution with this σ and keeps the order. A packet that is
            overtaken by three others is given up where there is no jitter: to wait 65 ms for one in a hundred would cost all the others more.
            Duplicates cost nothing.

            """;

    private QualityPage() {}

    /// Measures everything, a few seconds; the contents of each file, by its path with `/`.
    static Map<String, String> files() {
        Grid grid = new Grid(Speech.samples(HeardCall.RATE_HZ, SECONDS, -20, 3));
        DelayPicture delay = new DelayPicture();
        Figure concealment = ConcealmentTable.figure();
        Map<String, String> files = new LinkedHashMap<>();
        files.put(PICTURES + "/delay.svg", delay.figure().svg());
        files.put(PICTURES + "/concealment.svg", concealment.svg());
        String page = INTRODUCTION.formatted(SECONDS)
                + section("Network by network", LEGEND.formatted(grid.details()))
                + section("Loss against jitter", matrix(grid))
                + section("Delay over time", picture("delay", delay.figure()) + delay.caption())
                + section("What fills a gap", picture("concealment", concealment) + concealment());
        files.put(PAGE, page.replace("-0.0 ", "0.0 ").replaceAll("(?<=\\| )-(?=\\d)", "−"));
        return files;
    }

    private static String section(String heading, String text) {
        return "\n## " + heading + "\n\n" + text.strip() + "\n";
    }

    private static String picture(String name, Figure figure) {
        return "![%s](%s/%s.svg)\n\n".formatted(figure.description(), PICTURES, name);
    }

    private static String matrix(Grid grid) {
        return String.format(
                        Locale.ROOT, """
                        In each cell: delay · made up · distance · longest gap. Over all of them at most %.2f %% of the packets come too late to be played,
                        and no step is more than %.1f dB above what was spoken.

                        """, grid.greatest(Cell::latePercent), Math.max(0, grid.greatest(Cell::clickDb)))
                + grid.matrix();
    }

    private static String concealment() {
        return """
                At each gap in speech, over the gap and 10 ms after it: signal-to-noise ratio, distance of the spectra, difference of the level
                in pieces of 5 ms, how much flatter the spectrum became (a buzz is negative, a broken edge positive), and the steepest step against the
                steepest one spoken nearby (99 % of the gaps). Three percent of the packets are lost, singly or three in a row on the mean. Appendix I of G.711 is
                here without its delay of 3.75 ms.

                """ + ConcealmentTable.table();
    }
}
