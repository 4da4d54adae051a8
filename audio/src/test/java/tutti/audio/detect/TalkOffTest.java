package tutti.audio.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.detect.progress.CallProgressPattern;
import tutti.audio.resample.Resampler;
import tutti.audio.wav.WavReader;

/// Speech is neither taken for digits nor cut: at least half an hour of synthetic voices in five languages, and
/// Asterisk's prompts where they are installed. Neither is kept here: the first is made, the second is Debian's.
@EnabledIfSystemProperty(named = "tutti.slow", matches = "true")
class TalkOffTest {
    private static final int RATE_HZ = 8000;
    private static final int FRAME_SAMPLES = 160;
    private static final double CUT_PART_MAX = 0.0005;
    private static final Path PROMPTS = Path.of("/usr/share/asterisk/sounds");
    private static final List<String> VARIANTS = List.of("+m1", "+m3", "+m5", "+m7", "+f1", "+f2", "+f3", "+f5");
    private static final int PASSES = 2;

    /// A voice of espeak-ng and what it says.
    private record Text(String voice, List<String> sentences) {}

    private static final List<Text> TEXTS = List.of(
            new Text(
                    "en-us",
                    List.of(
                            "The meeting begins at nine in the morning and everybody should call in a little early.",
                            "Please press one if you would like to hear the menu again.",
                            "Our neighbour has five green bottles and a very old red bicycle.",
                            "When the wind blows from the sea the small boats stay in the harbour.",
                            "She asked whether the next train would leave on time, and nobody could know.",
                            "I owe you an enormous amount of money, and where were you all year long?",
                            "Could you repeat the number slowly, I did not hear the last part.")),
            new Text(
                    "de",
                    List.of(
                            "Die Sitzung beginnt um neun Uhr, und alle sollten etwas früher anrufen.",
                            "Meine Nachbarin hat fünf grüne Flaschen und ein sehr altes rotes Fahrrad.",
                            "Wenn der Wind vom Meer weht, bleiben die kleinen Boote im Hafen.",
                            "Könnten Sie die Nummer bitte langsam wiederholen?",
                            "Über den Dächern der Stadt liegt heute dichter Nebel.",
                            "Schicken Sie die Rechnung an das Büro in der alten Stadt, nicht an das Lager.")),
            new Text(
                    "fr",
                    List.of(
                            "La réunion commence à neuf heures et tout le monde devrait appeler un peu plus tôt.",
                            "Ma voisine possède cinq bouteilles vertes et une très vieille bicyclette rouge.",
                            "Quand le vent souffle de la mer, les petits bateaux restent au port.",
                            "Pourriez-vous répéter lentement le numéro, je n'ai pas entendu la fin.",
                            "Un bon vin blanc accompagne souvent le poisson.",
                            "Bonjour, qui est à l'appareil, s'il vous plaît?")),
            new Text(
                    "es",
                    List.of(
                            "La reunión empieza a las nueve y todos deberían llamar un poco antes.",
                            "Mi vecina tiene cinco botellas verdes y una bicicleta roja muy vieja.",
                            "Cuando el viento sopla del mar, los barcos pequeños se quedan en el puerto.",
                            "Podría repetir despacio el número, no he oído la última parte.",
                            "El perro corre por la orilla del río mientras llueve.",
                            "Mañana iremos a la montaña si hace buen tiempo.")),
            new Text(
                    "it",
                    List.of(
                            "La riunione comincia alle nove e tutti dovrebbero chiamare un po' prima.",
                            "La mia vicina ha cinque bottiglie verdi e una bicicletta rossa molto vecchia.",
                            "Quando il vento soffia dal mare, le piccole barche restano nel porto.",
                            "Potrebbe ripetere lentamente il numero, non ho sentito l'ultima parte.",
                            "Domani andremo in montagna se il tempo sarà bello.",
                            "Buongiorno, chi parla, per favore?")));

    @TempDir
    private Path folder = Path.of("");

    /// Digits and call-progress tones found, and what was cut.
    private static final class Tally implements ToneSink {
        final List<String> found = new ArrayList<>();
        long samples;
        long cutSamples;

        @Override
        public void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0) {
            found.add("digit " + digit + " at " + startSample / (double) RATE_HZ);
        }

        @Override
        public void digitEnded(char digit, long startSample, long lengthSamples, double low, double high) {}

        @Override
        public void callProgressStarted(CallProgressPattern tone, long startSample, double dbm0) {
            found.add(tone.meaning() + " (" + tone.network() + ") at " + startSample / (double) RATE_HZ);
        }

        @Override
        public void callProgressEnded(CallProgressPattern tone, long startSample, long length, double dbm0) {}

        @Override
        public void gruntStarted(long startSample) {}

        @Override
        public void gruntEnded(long startSample, long lengthSamples) {}

        double cutPart() {
            return cutSamples / (double) samples;
        }

        void listen(int[] speech, ToneDetectorSettings settings) {
            ToneDetector detector = new ToneDetector(RATE_HZ, settings);
            ToneSuppressor suppressor = ToneSuppressor.cutting(RATE_HZ);
            int[] frame = new int[FRAME_SAMPLES];
            for (int at = 0; at + FRAME_SAMPLES <= speech.length; at += FRAME_SAMPLES) {
                System.arraycopy(speech, at, frame, 0, FRAME_SAMPLES);
                detector.process(frame, 0, FRAME_SAMPLES);
                suppressor.process(frame, 0, FRAME_SAMPLES, detector);
                detector.drain(this);
            }
            samples += speech.length;
            cutSamples += suppressor.cutSamples();
        }

        void judge(String what, double minutesMin) {
            double minutes = samples / 60.0 / RATE_HZ;
            System.out.printf(
                    Locale.ROOT,
                    "talk-off %s: %.1f min, %.4f %% of the time cut, found %s%n",
                    what,
                    minutes,
                    100 * cutPart(),
                    found);
            assertThat(minutes).isGreaterThan(minutesMin);
            assertThat(found).isEmpty();
            assertThat(cutPart()).isLessThanOrEqualTo(CUT_PART_MAX);
        }
    }

    private static int[] at8Khz(Path file, double gain) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            WavReader reader = WavReader.open(channel, file.toString());
            int[] samples = reader.readAll();
            Resampler resampler = Resampler.between(reader.sampleRateHz(), RATE_HZ);
            int[] telephone = new int[resampler.outputCount(samples.length)];
            resampler.resample(samples, 0, samples.length, telephone, 0);
            return Arrays.stream(telephone)
                    .map(x -> (int) Math.clamp(Math.rint(gain * x), Short.MIN_VALUE, Short.MAX_VALUE))
                    .toArray();
        }
    }

    @Test
    void halfAnHourOfSyntheticSpeechInFiveLanguagesIsNoDigit() throws Exception {
        assumeTrue(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(bin -> Files.isExecutable(Path.of(bin, "espeak-ng"))),
                "espeak-ng is not installed; talk-off on synthetic speech is skipped (apt-get install espeak-ng)");
        Random random = new Random(1);
        Tally tally = new Tally();
        for (Text text : TEXTS) {
            for (String variant : VARIANTS) {
                Path file = speak(text, variant, random);
                tally.listen(at8Khz(file, 1), all());
            }
        }
        tally.judge("espeak-ng", 30);
    }

    private static ToneDetectorSettings all() {
        return ToneDetectorSettings.DTMF.withCallProgress(CallProgressPattern.ALL);
    }

    private Path speak(Text text, String variant, Random random) throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < PASSES; i++) {
            List<String> sentences = new ArrayList<>(text.sentences);
            Collections.shuffle(sentences, random);
            said.addAll(sentences);
        }
        Path file = folder.resolve(text.voice + variant + ".wav");
        Process process = new ProcessBuilder(
                        "espeak-ng",
                        "-v",
                        text.voice + variant,
                        "-p",
                        String.valueOf(20 + random.nextInt(65)),
                        "-s",
                        String.valueOf(110 + random.nextInt(60)),
                        "-w",
                        file.toString(),
                        String.join(" ", said))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("espeak-ng ends").isTrue();
        assertThat(process.exitValue())
                .as("espeak-ng %s%s", text.voice, variant)
                .isZero();
        return file;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2})
    void promptsAreNoDigitsAtTheirLevelAndTwiceAsLoud(double gain) throws IOException {
        assumeTrue(
                Files.isDirectory(PROMPTS),
                "Asterisk's prompts are not installed; talk-off on them is skipped"
                        + " (apt-get install asterisk-core-sounds-en-wav)");
        Tally tally = new Tally();
        for (Path file : prompts()) {
            tally.listen(at8Khz(file, gain), all());
        }
        tally.judge("prompts, gain " + gain, 10);
    }

    /// Languages are folders with links to them; each is wanted once.
    private static List<Path> prompts() throws IOException {
        try (Stream<Path> files = Files.walk(PROMPTS)) {
            return files.filter(file -> file.toString().endsWith(".wav"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
