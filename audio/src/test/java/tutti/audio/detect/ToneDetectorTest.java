package tutti.audio.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static tutti.audio.detect.dtmf.DialledLine.KEYS;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.detect.dtmf.DialledLine;
import tutti.audio.detect.progress.CallProgressPattern;
import tutti.audio.detect.voice.GruntSettings;

/// Prosody's `sm_listen_for` at every rate: sets, report modes, the queue.
class ToneDetectorTest {
    private static final long SEED = 31;

    /// Everything that a detector handed over, as words.
    private static final class Words implements ToneSink {
        final List<String> words = new ArrayList<>();
        final StringBuilder digits = new StringBuilder();
        final List<Long> starts = new ArrayList<>();
        final List<Long> lengths = new ArrayList<>();

        @Override
        public void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0) {
            words.add("digit " + digit);
            digits.append(digit);
            starts.add(startSample);
        }

        @Override
        public void digitEnded(char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0) {
            words.add("end of " + digit);
            lengths.add(lengthSamples);
        }

        @Override
        public void callProgressStarted(CallProgressPattern tone, long startSample, double dbm0) {
            words.add(tone.meaning().name());
        }

        @Override
        public void callProgressEnded(CallProgressPattern tone, long startSample, long lengthSamples, double dbm0) {
            words.add("end of " + tone.meaning().name());
        }

        @Override
        public void gruntStarted(long startSample) {
            words.add("grunt");
        }

        @Override
        public void gruntEnded(long startSample, long lengthSamples) {
            words.add("end of grunt");
        }
    }

    private static Words words(int rateHz, ToneDetectorSettings settings, int[] samples) {
        ToneDetector detector = new ToneDetector(rateHz, settings);
        Words words = new Words();
        int frame = rateHz / 50;
        for (int at = 0; at < samples.length; at += frame) {
            detector.process(samples, at, Math.min(frame, samples.length - at));
            detector.drain(words);
        }
        assertThat(detector.overruns()).isZero();
        return words;
    }

    @ParameterizedTest
    @ValueSource(ints = {6000, 8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
    void findsTheSameDigitsAtEveryRate(int rateHz) {
        DialledLine line = new DialledLine(rateHz, SEED).silence(47);
        List<Integer> onsets = new ArrayList<>();
        for (int i = 0; i < KEYS.length(); i++) {
            line.anyPhase();
            onsets.add(line.length());
            line.digit(KEYS.charAt(i), 60).silence(60);
        }
        Words words = words(rateHz, ToneDetectorSettings.DTMF, line.noise(-35).samples());

        assertThat(words.digits).hasToString(KEYS);
        for (int i = 0; i < onsets.size(); i++) {
            assertThat(words.starts.get(i)).isCloseTo(onsets.get(i), within(rateHz / 1000L));
            assertThat(words.lengths.get(i)).isCloseTo(60L * rateHz / 1000, within(rateHz / 500L));
        }
    }

    @ParameterizedTest
    @CsvSource({"16000, 0.018, -27", "16000, -0.018, -3", "48000, 0.018, -27", "48000, -0.018, -3"})
    void keepsQ24AtWidebandRates(int rateHz, double offset, double dbm0) {
        DialledLine accepted = new DialledLine(rateHz, SEED).levels(dbm0, dbm0).offsets(offset, offset);
        DialledLine refused = new DialledLine(rateHz, SEED).levels(dbm0, dbm0).offsets(offset * 1.7, offset * 1.7);
        DialledLine tooShort = new DialledLine(rateHz, SEED).levels(dbm0, dbm0);

        assertThat(words(rateHz, ToneDetectorSettings.DTMF, dialled(accepted, 40)).digits)
                .hasToString(KEYS);
        assertThat(words(rateHz, ToneDetectorSettings.DTMF, dialled(refused, 60)).digits)
                .isEmpty();
        assertThat(words(rateHz, ToneDetectorSettings.DTMF, dialled(tooShort, 23)).digits)
                .isEmpty();
    }

    private static int[] dialled(DialledLine line, double onMillis) {
        return line.silence(50).digits(KEYS, onMillis, 50).silence(50).samples();
    }

    /// What a telephone has no ear for, above 4.6 kHz, must not fold into the band.
    @ParameterizedTest
    @ValueSource(ints = {16_000, 48_000})
    void aLoudToneAboveTheTelephoneBandIsNoHindrance(int rateHz) {
        DialledLine line =
                new DialledLine(rateHz, SEED).levels(-20, -20).silence(50).digits(KEYS, 50, 50);

        assertThat(words(
                                rateHz,
                                ToneDetectorSettings.DTMF,
                                line.silence(50).under(6500, -10).samples())
                        .digits)
                .hasToString(KEYS);
    }

    private static int[] aDigitAfterDialTone() {
        return new DialledLine(8000, SEED)
                .silence(3000)
                .under(425, -15)
                .silence(1000)
                .digit('5', 80)
                .silence(1000)
                .samples();
    }

    @Test
    void hearsDigitsCallProgressAndGruntsTogether() {
        ToneDetectorSettings all = ToneDetectorSettings.DTMF
                .withCallProgress(CallProgressPattern.ALL)
                .withGrunt(GruntSettings.DEFAULT);

        assertThat(words(8000, all, aDigitAfterDialTone()).words)
                .containsExactly(
                        "grunt",
                        "DIAL_TONE",
                        "end of DIAL_TONE",
                        "end of grunt",
                        "digit 5",
                        "grunt",
                        "end of 5",
                        "end of grunt");
    }

    @Test
    void hearsOnlyWhatItListensFor() {
        int[] samples = aDigitAfterDialTone();

        assertThat(words(8000, ToneDetectorSettings.NOTHING, samples).words).isEmpty();
        assertThat(words(8000, ToneDetectorSettings.NOTHING.withGrunt(GruntSettings.DEFAULT), samples).words)
                .containsExactly("grunt", "end of grunt", "grunt", "end of grunt");
    }

    @Test
    void reportsAtTheStartAtTheEndOrBoth() {
        int[] samples = aDigitAfterDialTone();

        assertThat(words(8000, ToneDetectorSettings.DTMF.withReportMode(ReportMode.START), samples).words)
                .containsExactly("digit 5");
        assertThat(words(8000, ToneDetectorSettings.DTMF.withReportMode(ReportMode.END), samples).words)
                .containsExactly("end of 5");
        assertThat(words(8000, ToneDetectorSettings.DTMF, samples).words).containsExactly("digit 5", "end of 5");
    }

    /// Prosody: no minimum, 40 ms or 64 ms.
    @ParameterizedTest
    @CsvSource({"40, 35, 45", "64, 58, 70"})
    void refusesDigitsShorterThanTheMinimum(int minimumMillis, double shorterMillis, double longerMillis) {
        ToneDetectorSettings settings = ToneDetectorSettings.DTMF.withMinimumDigitMillis(minimumMillis);

        int[] tooShort = dialled(new DialledLine(8000, SEED), shorterMillis);
        int[] longEnough = dialled(new DialledLine(8000, SEED), longerMillis);

        assertThat(words(8000, settings, tooShort).digits).isEmpty();
        assertThat(words(8000, settings, longEnough).digits).hasToString(KEYS);
    }

    @Test
    void whatIsNotFetchedInTimeIsLostAndCounted() {
        ToneDetector detector = new ToneDetector(8000, ToneDetectorSettings.DTMF);
        int digits = ToneDetector.EVENTS_MAX / 2 + 3;
        DialledLine line = new DialledLine(8000, SEED).silence(50);
        for (int i = 0; i < digits; i++) line.digit(KEYS.charAt(i % 16), 50).silence(50);
        int[] samples = line.silence(50).samples();
        detector.process(samples, 0, samples.length);

        assertThat(detector.overruns()).isEqualTo(6);
        Words words = new Words();
        assertThat(detector.drain(words)).isEqualTo(ToneDetector.EVENTS_MAX);
        assertThat(words.words).hasSize(ToneDetector.EVENTS_MAX).startsWith("digit 1", "end of 1", "digit 2");
        assertThat(detector.drain(words)).isZero();
    }

    @Test
    void discardForgetsWhatWaits() {
        ToneDetector detector = new ToneDetector(8000, ToneDetectorSettings.DTMF);
        int[] samples = dialled(new DialledLine(8000, SEED), 50);
        detector.process(samples, 0, samples.length);
        detector.discard();

        assertThat(detector.drain(new Words())).isZero();
        assertThat(detector.overruns()).isZero();
    }

    @Test
    void refusesOtherRatesBySayingWhatFits() {
        for (int rateHz : new int[] {0, -8000, 3999, 8_000_000}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ToneDetector(rateHz, ToneDetectorSettings.DTMF))
                    .withMessageContaining("4000…192000");
        }
    }

    @Test
    void allocatesNothingWhateverItListensForAndCuts() {
        ToneDetector detector = new ToneDetector(
                16_000,
                ToneDetectorSettings.DTMF
                        .withCallProgress(CallProgressPattern.ALL)
                        .withGrunt(GruntSettings.DEFAULT));
        ToneSuppressor suppressor = ToneSuppressor.lookingAhead(16_000, 40);
        int[] dialTone =
                new DialledLine(16_000, SEED).silence(3000).under(425, -15).samples();
        int[] digits = dialled(new DialledLine(16_000, SEED), 50);
        Counter sink = new Counter();
        int[] frame = new int[320];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] allocated = new long[12];
        for (int round = 0; round < allocated.length; round++) {
            for (int i = 0; i < 15; i++) {
                feed(dialTone, frame, detector, suppressor, sink);
                feed(digits, frame, detector, suppressor, sink);
            }
            allocated[round] =
                    threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
        }
        int quietRounds = 0;
        for (int round = 2; round < allocated.length; round++) {
            quietRounds += allocated[round] == allocated[round - 1] ? 1 : 0;
        }
        // The JVM itself puts some octets on a thread's account when it replaces compiled code.
        assertThat(quietRounds).as("%s", Arrays.toString(allocated)).isGreaterThanOrEqualTo(7);
        assertThat(sink.events).isGreaterThan(allocated.length * 15 * 2 * KEYS.length());
    }

    private static void feed(
            int[] samples, int[] frame, ToneDetector detector, ToneSuppressor suppressor, ToneSink sink) {
        for (int at = 0; at + frame.length <= samples.length; at += frame.length) {
            System.arraycopy(samples, at, frame, 0, frame.length);
            detector.process(frame, 0, frame.length);
            suppressor.process(frame, 0, frame.length, detector);
            detector.drain(sink);
        }
    }

    /// Counts without garbage.
    private static final class Counter implements ToneSink {
        int events;

        @Override
        public void digitStarted(char digit, long startSample, double lowDbm0, double highDbm0) {
            events++;
        }

        @Override
        public void digitEnded(char digit, long startSample, long lengthSamples, double lowDbm0, double highDbm0) {
            events++;
        }

        @Override
        public void callProgressStarted(CallProgressPattern tone, long startSample, double dbm0) {
            events++;
        }

        @Override
        public void callProgressEnded(CallProgressPattern tone, long startSample, long lengthSamples, double dbm0) {
            events++;
        }

        @Override
        public void gruntStarted(long startSample) {
            events++;
        }

        @Override
        public void gruntEnded(long startSample, long lengthSamples) {
            events++;
        }
    }

    /// Frames of any length, also shorter than what makes one sample of 8 kHz.
    @Test
    void framesOfAnyLengthGiveTheSame() {
        int[] samples = dialled(new DialledLine(48_000, SEED), 50);
        ToneDetector detector = new ToneDetector(48_000, ToneDetectorSettings.DTMF);
        Words words = new Words();
        Random random = new Random(SEED);
        for (int at = 0; at < samples.length; ) {
            int count = Math.min(samples.length - at, random.nextInt(1500));
            detector.process(samples, at, count);
            detector.drain(words);
            at += count;
        }

        assertThat(words.starts).isEqualTo(words(48_000, ToneDetectorSettings.DTMF, samples).starts);
    }
}
