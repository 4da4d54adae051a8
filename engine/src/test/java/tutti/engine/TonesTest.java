package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.level.LevelMeter;
import tutti.audio.tone.DigitGenerator;
import tutti.audio.tone.DigitString;
import tutti.audio.tone.DigitTiming;
import tutti.engine.mix.MixedFrame;
import tutti.engine.tones.ToneEvent;
import tutti.engine.tones.ToneQueue;

/// Digits that somebody presses in a conference: recognised on his input, not heard by anybody.
class TonesTest {
    private static final String ALL_DIGITS = "0123456789ABCD*#";

    private final Engine engine = new Engine();
    private final Processor processor = engine.openProcessor();

    /// Presses digits, with silence between them.
    private static final class Presser implements FrameSource {
        private final List<DigitGenerator> digits = new ArrayList<>();

        void press(String text, int digitMillis, int gapMillis, int rateHz, double dbm0) {
            DigitTiming timing = new DigitTiming(digitMillis, gapMillis, 2000, dbm0, dbm0);
            digits.add(new DigitGenerator(new DigitString(text), timing, rateHz));
        }

        boolean isDone() {
            return digits.isEmpty();
        }

        @Override
        public boolean pull(int[] samples, int count, long dueNanos) {
            if (digits.isEmpty()) return false;
            digits.getFirst().generate(samples, 0, count);
            if (digits.getFirst().isDone()) digits.removeFirst();
            return true;
        }
    }

    /// Hears one frame after another.
    private static final class Ear implements FrameSink {
        int[] heard = new int[0];

        @Override
        public void push(MixedFrame frame, long frameNumber, long dueNanos) {
            int at = heard.length;
            heard = Arrays.copyOf(heard, at + frame.count());
            System.arraycopy(frame.samples(), 0, heard, at, frame.count());
        }
    }

    private static String digits(List<Recognised> recognised) {
        StringBuilder text = new StringBuilder();
        for (Recognised one : recognised) {
            if (one.event() instanceof ToneEvent.DigitStarted digit) text.append(digit.digit());
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"8000", "16000", "48000"})
    void everyDigitIsRecognisedWhereItWasPressedAndReportedOnTheFrameClock(int rateHz) {
        Channel caller = processor.openChannel(ChannelType.INPUT, rateHz);
        Presser presser = new Presser();
        caller.receiveFrom(presser);
        caller.listenFor(ToneDetectorSettings.DTMF, ToneSuppression.CUT);
        for (int frame = 0; frame < 10; frame++) engine.tick(0);
        presser.press(ALL_DIGITS, 60, 60, rateHz, -10);
        while (!presser.isDone()) engine.tick(0);
        for (int frame = 0; frame < 5; frame++) engine.tick(0);
        List<Recognised> recognised = processor.takeRecognised();
        assertThat(digits(recognised)).isEqualTo(ALL_DIGITS);
        assertThat(processor.takeRecognised()).isEmpty();
        int index = 0;
        for (Recognised one : recognised) {
            assertThat(one.channel()).isSameAs(caller);
            if (!(one.event() instanceof ToneEvent.DigitEnded digit)) continue;
            long pressedAt = 10L * rateHz / 50 + (long) index * 120 * rateHz / 1000;
            assertThat(Math.abs(digit.startSample() - pressedAt)).isLessThan(rateHz / 500);
            assertThat(digit.lengthSamples() * 1000.0 / rateHz).isBetween(57.0, 63.0);
            assertThat(digit.lowDbm0()).isBetween(-11.0, -9.0);
            assertThat(digit.highDbm0()).isBetween(-11.0, -9.0);
            assertThat(digit.leakedMillis()).isLessThan(20);
            assertThat(one.frame() * rateHz / 50).isGreaterThanOrEqualTo(digit.startSample());
            index++;
        }
        assertThat(index).isEqualTo(ALL_DIGITS.length());
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "40, 0"})
    void nobodyElseHearsADigitWhileSomebodyTalks(int lookAheadMillis, int residueMillis) {
        Channel caller = processor.openChannel(ChannelType.FULL_DUPLEX);
        Channel talker = processor.openChannel(ChannelType.FULL_DUPLEX);
        Channel listener = processor.openChannel(ChannelType.FULL_DUPLEX);
        Presser presser = new Presser();
        caller.receiveFrom(presser);
        caller.listenFor(ToneDetectorSettings.DTMF, ToneSuppression.lookingAhead(lookAheadMillis));
        Random random = new Random(7);
        talker.receiveFrom((samples, count, _) -> {
            for (int i = 0; i < count; i++) samples[i] = random.nextInt(-200, 200);
            return true;
        });
        listener.conferenceOutput().start();
        listener.conferenceOutput().add(caller.conferenceInput());
        listener.conferenceOutput().add(talker.conferenceInput());
        Ear ear = new Ear();
        listener.sendTo(ear);
        Channel second = processor.openChannel(ChannelType.INPUT);
        second.receiveFrom(listener.outputFeed());
        second.listenFor(ToneDetectorSettings.DTMF, ToneSuppression.OFF);
        StringBuilder pressed = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            String digit = String.valueOf(ALL_DIGITS.charAt(i % 16));
            presser.press(digit, 50 + random.nextInt(450), 80 + random.nextInt(60), 8000, -3 - random.nextInt(23));
            pressed.append(digit);
        }
        List<Recognised> recognised = new ArrayList<>();
        while (!presser.isDone()) {
            engine.tick(0);
            recognised.addAll(processor.takeRecognised());
        }
        List<Recognised> byOthers =
                recognised.stream().filter(one -> one.channel() == second).toList();
        assertThat(byOthers).isEmpty();
        assertThat(digits(recognised)).isEqualTo(pressed.toString());
        assertThat(longestAboveMillis(ear.heard, -36)).isLessThanOrEqualTo(residueMillis);
    }

    /// The longest run of 1 ms blocks that are louder than the talker can be.
    private static int longestAboveMillis(int[] heard, double levelDbov) {
        int longest = 0;
        int run = 0;
        for (int at = 0; at + 8 <= heard.length; at += 8) {
            run = LevelMeter.rmsDbov(heard, at, 8) > levelDbov ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /// While its input reads nothing, a detector's stream stands still and the frame clock does not.
    @Test
    void positionsAreRightAfterAnInputHasReadNothingForAWhile() {
        Channel caller = processor.openChannel(ChannelType.INPUT);
        Presser presser = new Presser();
        caller.receiveFrom(presser);
        caller.listenFor(ToneDetectorSettings.DTMF, ToneSuppression.CUT);
        for (int frame = 0; frame < 5; frame++) engine.tick(0);
        caller.receiveNothing();
        for (int frame = 0; frame < 20; frame++) engine.tick(0);
        caller.receiveFrom(presser);
        presser.press("7", 80, 80, 8000, -10);
        while (!presser.isDone()) engine.tick(0);
        long start = processor.takeRecognised().getFirst().event().startSample();
        assertThat(start).isBetween(25 * 160L - 16, 25 * 160L + 16);
    }

    @Test
    void whoListensNoMoreLetsDigitsPass() {
        Channel caller = processor.openChannel(ChannelType.FULL_DUPLEX);
        Channel listener = processor.openChannel(ChannelType.FULL_DUPLEX);
        Presser presser = new Presser();
        caller.receiveFrom(presser);
        caller.listenFor(ToneDetectorSettings.DTMF, ToneSuppression.CUT);
        caller.stopListening();
        listener.conferenceOutput().start();
        listener.conferenceOutput().add(caller.conferenceInput());
        Ear ear = new Ear();
        listener.sendTo(ear);
        presser.press("5", 100, 100, 8000, -10);
        while (!presser.isDone()) engine.tick(0);
        assertThat(longestAboveMillis(ear.heard, -20)).isBetween(95, 105);
        assertThat(processor.takeRecognised()).isEmpty();
    }

    @Test
    void aMutedPartysDigitsAreRecognised() {
        Channel caller = processor.openChannel(ChannelType.FULL_DUPLEX);
        Presser presser = new Presser();
        caller.receiveFrom(presser);
        caller.conferenceInput().attach();
        caller.conferenceInput().mute();
        caller.listenFor(ToneDetectorSettings.DTMF, ToneSuppression.CUT);
        presser.press("*6", 60, 60, 8000, -10);
        while (!presser.isDone()) engine.tick(0);
        assertThat(digits(processor.takeRecognised())).isEqualTo("*6");
    }

    @Test
    void whatNobodyTakesIsLostAndCounted() {
        Channel caller = processor.openChannel(ChannelType.INPUT);
        Presser presser = new Presser();
        caller.receiveFrom(presser);
        caller.listenFor(ToneDetectorSettings.DTMF, ToneSuppression.CUT);
        int digits = ToneQueue.CAPACITY / 2 + 8;
        for (int i = 0; i < digits / 16; i++) presser.press(ALL_DIGITS, 50, 50, 8000, -10);
        while (!presser.isDone()) engine.tick(0);
        for (int frame = 0; frame < 5; frame++) engine.tick(0);
        assertThat(processor.takeRecognised()).hasSize(Math.min(ToneQueue.CAPACITY, digits / 16 * 32));
        for (int i = 0; i < 34; i++) presser.press(ALL_DIGITS, 50, 50, 8000, -10);
        while (!presser.isDone()) engine.tick(0);
        assertThat(processor.lostRecognised()).isPositive();
        assertThat(processor.takeRecognised()).hasSize(ToneQueue.CAPACITY);
    }

    @Test
    void refusesWhatCannotBe() {
        Channel output = processor.openChannel(ChannelType.OUTPUT);
        refused(ErrorCode.WRONG_CHANNEL_TYPE, () -> output.listenFor(ToneDetectorSettings.DTMF, ToneSuppression.CUT));
        refused(ErrorCode.BAD_PARAMETER, () -> ToneSuppression.lookingAhead(201));
    }
}
