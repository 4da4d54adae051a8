package tutti.bench.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tutti.bench.plot.Figure;

/// The sections about single blocks, each with a picture: how the delay goes, and what fills a gap.
final class BlockSections {
    static final String PICTURES = "quality";

    private static final String ABOUT_GAPS = """
            At each gap in speech, over the gap and 10 ms after it: signal-to-noise ratio, distance of the spectra, difference of the level
            in pieces of 5 ms, how much flatter the spectrum became (a buzz is negative, a broken edge positive), and the steepest step against the
            steepest one spoken nearby (99 % of the gaps). Three percent of the packets are lost, singly or three in a row on the mean. Appendix I of G.711 is
            here without its delay of 3.75 ms.

            """;

    private final DelayPicture delay = new DelayPicture();
    private final Figure gaps = ConcealmentTable.figure();

    /// The pictures, by their paths below the folder of the page.
    Map<String, String> pictures() {
        Map<String, String> pictures = new LinkedHashMap<>();
        pictures.put(path("delay"), delay.figure().svg());
        pictures.put(path("concealment"), gaps.svg());
        return pictures;
    }

    List<Section> sections() {
        return List.of(
                new Section("Delay over time", picture("delay", delay.figure()) + delay.caption()),
                new Section("What fills a gap", picture("concealment", gaps) + ABOUT_GAPS + ConcealmentTable.table()));
    }

    private static String path(String name) {
        return PICTURES + "/" + name + ".svg";
    }

    private static String picture(String name, Figure figure) {
        return String.format(Locale.ROOT, "![%s](%s)\n\n", figure.description(), path(name));
    }
}
