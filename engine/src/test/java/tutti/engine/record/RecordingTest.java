package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.wav.WavEncoding;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Datafeed;
import tutti.engine.Engine;
import tutti.engine.ErrorCode;
import tutti.engine.FrameSource;
import tutti.engine.Processor;
import tutti.engine.mix.MixedFrame;

class RecordingTest {
    private static final int FRAME = 160;

    private final Engine engine = new Engine();
    private final Processor processor = engine.openProcessor();
    private final MemoryFile file = new MemoryFile();
    private final Speaker alice = new Speaker(1, 30_000);
    private final Speaker bob = new Speaker(2, 30_000);

    private Datafeed feed(FrameSource source) {
        return processor.stream(source);
    }

    private Recording mono(Datafeed feed, RecordingSettings settings) {
        return Recording.mono(Recording.Side.of(feed), settings, () -> file);
    }

    private void tick(int frames) {
        for (int i = 0; i < frames; i++) processor.tick(0);
    }

    private void finish(Recording recording) {
        recording.stop();
        for (boolean more = true; more; ) more = recording.drain();
        assertThat(recording.status().end()).isEqualTo(RecordingEnd.STOPPED);
        assertThat(file.open).isFalse();
    }

    @Test
    void recordsAStreamToTheSample() {
        Recording recording = mono(feed(alice), RecordingSettings.DEFAULT);
        tick(100);
        recording.drain();
        tick(33);
        finish(recording);
        assertThat(file.samples()).isEqualTo(alice.said(0, 133 * FRAME));
        assertThat(recording.status().lostFrames()).isZero();
    }

    @Test
    void recordsWhatAChannelEmitsAndNothingAfterItsRelease() {
        Channel channel = processor.openChannel(ChannelType.OUTPUT);
        channel.play(alice);
        Recording recording = mono(channel.outputFeed(), RecordingSettings.DEFAULT);
        tick(10);
        channel.release();
        tick(5);
        finish(recording);
        int[] samples = file.samples();
        assertThat(Arrays.copyOf(samples, 10 * FRAME)).isEqualTo(alice.said(0, 10 * FRAME));
        assertThat(Arrays.copyOfRange(samples, 10 * FRAME, 15 * FRAME)).containsOnly(0);
        assertThat(recording.status().lostFrames()).isEqualTo(5);
    }

    @Test
    void theConferenceIsRecordedFromAnOutputThatHearsIt() {
        Channel talker = processor.openChannel(ChannelType.INPUT);
        Channel recorder = processor.openChannel(ChannelType.OUTPUT);
        talker.receiveFrom(alice);
        recorder.conferenceOutput().start();
        recorder.conferenceOutput().add(talker.conferenceInput());
        Recording recording = mono(recorder.outputFeed(), RecordingSettings.DEFAULT);
        tick(20);
        finish(recording);
        assertThat(file.samples()).isEqualTo(alice.said(0, 20 * FRAME));
    }

    @Test
    void beginsWithTheFrameThatIsMadeNext() {
        Datafeed feed = feed(alice);
        feed.connect((_, _, _) -> {});
        tick(7);
        Recording recording = mono(feed, RecordingSettings.DEFAULT);
        assertThat(recording.firstFrame()).isEqualTo(7);
        tick(3);
        finish(recording);
        assertThat(file.samples()).isEqualTo(alice.said(7 * FRAME, 3 * FRAME));
    }

    /// Recording drift 0: an hour is an hour to the sample, also when the clock has skipped.
    @Test
    void whatTheClockSkipsIsSilenceOfThatLength() {
        Recording recording = mono(feed(alice), RecordingSettings.DEFAULT);
        tick(10);
        processor.skip(180_000 - 20);
        tick(10);
        finish(recording);
        int[] samples = file.samples();
        assertThat(samples).hasSize(3_600 * 8_000);
        assertThat(Arrays.copyOf(samples, 10 * FRAME)).isEqualTo(alice.said(0, 10 * FRAME));
        int back = (180_000 - 10) * FRAME;
        assertThat(Arrays.stream(samples, 10 * FRAME, back).allMatch(sample -> sample == 0))
                .isTrue();
        assertThat(Arrays.copyOfRange(samples, back, samples.length)).isEqualTo(alice.said(10 * FRAME, 10 * FRAME));
        assertThat(recording.status().lostFrames()).isEqualTo(180_000 - 20);
    }

    @Test
    void aLongGapIsWrittenInTurns() {
        Recording recording = mono(feed(alice), RecordingSettings.DEFAULT);
        processor.skip(2L * RecordingWriter.FRAMES_PER_DRAIN_MAX + 1);
        assertThat(recording.drain()).isTrue();
        assertThat(recording.drain()).isTrue();
        assertThat(recording.drain()).isFalse();
        assertThat(recording.status().samples()).isEqualTo((2L * RecordingWriter.FRAMES_PER_DRAIN_MAX + 1) * FRAME);
    }

    @Test
    void aTrailingGapIsThereBeforeAnythingFollows() {
        Recording recording = mono(feed(alice), RecordingSettings.DEFAULT);
        tick(1);
        processor.skip(49);
        recording.drain();
        assertThat(recording.status().samples()).isEqualTo(50 * FRAME);
    }

    @Test
    void twoPartiesAreTheChannelsOfOneFile() {
        Recording recording = Recording.stereo(
                Recording.Side.of(feed(alice)), Recording.Side.of(feed(bob)), RecordingSettings.DEFAULT, () -> file);
        tick(50);
        processor.skip(3);
        tick(50);
        finish(recording);
        assertThat(file.reader().channels()).isEqualTo(2);
        int[] samples = file.samples();
        int[] left = new int[103 * FRAME];
        int[] right = new int[103 * FRAME];
        for (int i = 0; i < left.length; i++) {
            left[i] = samples[2 * i];
            right[i] = samples[2 * i + 1];
        }
        assertAlignedAroundAGap(left, alice);
        assertAlignedAroundAGap(right, bob);
    }

    private static void assertAlignedAroundAGap(int[] recorded, Speaker speaker) {
        assertThat(Arrays.copyOf(recorded, 50 * FRAME)).isEqualTo(speaker.said(0, 50 * FRAME));
        assertThat(Arrays.copyOfRange(recorded, 50 * FRAME, 53 * FRAME)).containsOnly(0);
        assertThat(Arrays.copyOfRange(recorded, 53 * FRAME, 103 * FRAME))
                .isEqualTo(speaker.said(50 * FRAME, 50 * FRAME));
    }

    /// The one who drains may look between the pushes to the two sides: only frames that are complete are
    /// taken.
    @Test
    void aFrameOfWhichOneSideIsStillToComeIsNotWrittenYet() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT, 2);
        fed.push(fed.taps[0], 7);
        fed.writer.drain(fed.clock);
        fed.push(fed.taps[1], 8);
        fed.clock++;
        fed.writer.drain(fed.clock);
        fed.stop();
        assertThat(fed.file.samples()).hasSize(2 * FRAME).containsSequence(7, 8).endsWith(7, 8);
        assertThat(fed.status().lostFrames()).isZero();
    }

    @Test
    void twoSidesOfDifferentEnginesHaveNoCommonClock() {
        Datafeed elsewhere = new Engine().openProcessor().stream(bob);
        refused(
                ErrorCode.BAD_PARAMETER,
                () -> Recording.stereo(
                        Recording.Side.of(feed(alice)),
                        Recording.Side.of(elsewhere),
                        RecordingSettings.DEFAULT,
                        () -> file));
    }

    @Test
    void twoSidesOfDifferentRatesDoNotFitIntoOneFile() {
        refused(
                ErrorCode.BAD_PARAMETER,
                () -> Recording.stereo(
                        Recording.Side.of(feed(alice)),
                        Recording.Side.of(processor.stream(bob, 16_000)),
                        RecordingSettings.DEFAULT,
                        () -> file));
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 48_000})
    void aFileHasTheRateOfItsFeed(int rateHz) {
        Recording recording = mono(processor.stream(alice, rateHz), RecordingSettings.DEFAULT);
        tick(50);
        finish(recording);
        assertThat(file.reader().sampleRateHz()).isEqualTo(rateHz);
        assertThat(file.samples()).isEqualTo(alice.said(0, rateHz));
    }

    @Test
    void aRefusedSecondSideLeavesTheFirstAlone() {
        Channel released = processor.openChannel(ChannelType.OUTPUT);
        released.release();
        FrameSource[] asked = {alice};
        int[] pulls = {0};
        Datafeed left = feed((samples, count, now) -> {
            pulls[0]++;
            return asked[0].pull(samples, count, now);
        });
        refused(
                ErrorCode.NO_SUCH_CHANNEL,
                () -> Recording.stereo(
                        Recording.Side.of(left),
                        Recording.Side.of(released.outputFeed()),
                        RecordingSettings.DEFAULT,
                        () -> file));
        tick(3);
        assertThat(pulls[0]).as("pulls of a stream that nobody reads").isZero();
    }

    @Test
    void pausesAndGoesOnWithTheNextFrame() {
        Recording recording = mono(feed(alice), RecordingSettings.DEFAULT);
        tick(10);
        recording.pause();
        assertThat(recording.status().state()).isEqualTo(RecordingState.PAUSED);
        tick(10);
        recording.resume();
        assertThat(recording.status().state()).isEqualTo(RecordingState.RECORDING);
        tick(10);
        finish(recording);
        int[] expected = alice.said(0, 30 * FRAME);
        Arrays.fill(expected, 10 * FRAME, 20 * FRAME, 0);
        assertThat(file.samples()).isEqualTo(expected);
        assertThat(recording.status().lostFrames()).isZero();
    }

    @Test
    void aCompleteRecordingHasLetGoOfItsFeed() {
        int[] pulls = {0};
        Recording recording = mono(
                feed((samples, count, now) -> {
                    pulls[0]++;
                    return alice.pull(samples, count, now);
                }),
                RecordingSettings.DEFAULT);
        tick(2);
        finish(recording);
        tick(5);
        assertThat(pulls[0]).isEqualTo(2);
        assertThat(recording.drain()).isFalse();
    }

    @Test
    void aDiskThatIsTooSlowCostsItsOwnFramesAndTheLengthStaysRight() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT.withBufferMillis(100));
        for (int i = 1; i <= 12; i++) fed.frame(i);
        fed.writer.drain(fed.clock);
        fed.frame(13).frame(14);
        RecordingStatus status = fed.stop();
        assertThat(fed.runs()).isEqualTo("1×1 2×1 3×1 4×1 5×1 0×7 13×1 14×1");
        assertThat(status.overflowedFrames()).isEqualTo(7);
        assertThat(status.lostFrames()).isEqualTo(7);
        assertThat(fed.gaps).containsExactly("7 before 12");
    }

    @Test
    void aFrameOfAnotherLengthIsAGap() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT).frame(1);
        fed.taps[0].push(new MixedFrame(new int[80], 80).filled(false), fed.clock++, 0);
        fed.frame(2);
        assertThat(fed.stop().lostFrames()).isEqualTo(1);
        assertThat(fed.runs()).isEqualTo("1×1 0×1 2×1");
    }

    /// What was told to nobody is not lost: a tick that runs while the feed is connected does not push to
    /// it.
    @Test
    void theVeryFirstFrameMayBeMissing() {
        HandFed fed = new HandFed(RecordingSettings.DEFAULT);
        fed.clock++;
        fed.frame(1);
        assertThat(fed.stop().lostFrames()).isZero();
        assertThat(fed.runs()).isEqualTo("0×1 1×1");
    }

    @ParameterizedTest
    @EnumSource(
            value = WavEncoding.class,
            names = {"PCM_8", "PCM_16", "A_LAW", "MU_LAW"})
    void silenceIsSilenceInEveryEncoding(WavEncoding encoding) {
        Recording recording = mono(feed(alice), RecordingSettings.DEFAULT.withEncoding(encoding));
        tick(3);
        processor.skip(3);
        tick(3);
        finish(recording);
        assertThat(file.reader().encoding()).isEqualTo(encoding);
        int[] samples = file.samples();
        assertThat(samples).hasSize(9 * FRAME);
        assertThat(Arrays.stream(samples, 3 * FRAME, 6 * FRAME)
                        .map(Math::abs)
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(8);
        int worst = 0;
        for (int i = 0; i < 3 * FRAME; i++) worst = Math.max(worst, Math.abs(samples[i] - alice.sample(i)));
        assertThat(worst).isLessThanOrEqualTo(512);
    }

    @Test
    void recordingAllocatesNothingInTheTick() {
        Datafeed feed = feed(alice);
        RecordingSettings settings = RecordingSettings.DEFAULT.withBufferMillis(2_000);
        Recording recording = mono(feed, settings);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            tick(150); // more than the ring holds
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(thread) - before);
            recording.drain();
        }
        assertThat(fewest).as("bytes allocated by 150 ticks").isZero();
        assertThat(recording.status().overflowedFrames()).isEqualTo(20 * 50);
    }
}
