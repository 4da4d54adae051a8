package tutti.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FigureTest {
    private static final Axis SECONDS = new Axis("time, s", 0, 10, 5);
    private static final Axis LEVEL = new Axis("level, dBm0", -60, 0, 20);

    private static Plot plot() {
        return new Plot("R & D <here>", SECONDS, LEVEL);
    }

    private static String svg(Plot... plots) {
        return new Figure("two plots", 2, 450, 250, List.of(plots)).svg();
    }

    @Test
    void isWellFormedWithTitlesUnitsAndTicks() throws Exception {
        String svg = svg(plot().curve("loud & clear", Ink.BLUE, new double[] {0, 10}, new double[] {-60, 0}), plot());
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 912 262");
        assertThat(document.getDocumentElement().getTextContent())
                .contains("R & D <here>", "loud & clear", "time, s", "level, dBm0", "−60", "−40", "−20", "5", "10");
    }

    @Test
    void equalFiguresAreEqualBytes() {
        assertThat(svg(plot().level("target", Ink.RED, -18)))
                .isEqualTo(svg(plot().level("target", Ink.RED, -18)))
                .isNotEqualTo(svg(plot().level("target", Ink.RED, -19)));
    }

    @Test
    void hasColoursForWhiteAndForBlackPaper() {
        assertThat(svg(plot()))
                .containsSubsequence(
                        ".paper{fill:#ffffff}", "@media(prefers-color-scheme:dark)", ".paper{fill:#0d1117}");
    }

    @Test
    void aValueThatIsNoNumberIsAGap() {
        double[] x = {0, 2, 4, 6};
        assertThat(pen(new double[] {-10, -10, -10, -10}, x)).isEqualTo("MLLL");
        assertThat(pen(new double[] {-10, Double.NaN, -10, -10}, x)).isEqualTo("MML");
    }

    /// The letters of the curve's path.
    private static String pen(double[] y, double[] x) {
        Svg svg = new Svg();
        new Curve("line", x, y).draw(svg, new Layer.Frame(SECONDS, LEVEL, 0, 0, 100, 100));
        return svg.toString().replaceAll(".* d=\"([^\"]*)\".*\\n", "$1").replaceAll("[^ML]", "");
    }

    @Test
    void whatIsBeyondAnAxisLiesOnItsEnd() {
        Layer.Frame frame = new Layer.Frame(SECONDS, LEVEL, 50, 20, 100, 60);
        assertThat(frame.atX(11)).isEqualTo(150);
        assertThat(frame.atY(-90)).isEqualTo(80);
        assertThat(frame.atY(-30)).isEqualTo(50);
    }

    @Test
    void ticksAreMultiplesWithAsManyDecimalsAsTheyNeed() {
        Axis axis = new Axis("gain, dB", -0.25, 0.3, 0.1);
        assertThat(axis.ticks()).isEqualTo(6);
        assertThat(axis.tickText(0)).isEqualTo("−0.2");
        assertThat(axis.tickText(2)).isEqualTo("0.0");
        assertThat(axis.tickText(5)).isEqualTo("0.3");
        assertThat(LEVEL.tickText(3)).isEqualTo("0");
    }

    @Test
    void aWaveformKeepsItsPeaks() {
        int[] samples = new int[6_000];
        samples[3_333] = 100;
        Svg svg = new Svg();
        Axis value = new Axis("sample value", -100, 100, 50);
        new Waveform("wave", samples, 0.001).draw(svg, new Layer.Frame(SECONDS, value, 0, 0, 100, 100));
        assertThat(svg.toString()).contains("L33.3 0");
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Axis("time, s", 0, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Axis("time, s", 0, 1000, 1))
                .withMessageContaining("1 to 40 ticks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plot().curve("", Ink.BLUE, new double[2], new double[3]))
                .withMessageContaining("as many");
        assertThatIllegalArgumentException().isThrownBy(() -> new Figure("none", 1, 450, 250, List.of()));
    }
}
