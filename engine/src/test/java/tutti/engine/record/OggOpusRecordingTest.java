package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.audio.level.LevelMeter;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.Role;

/// Recordings as Ogg Opus, read by opusfile.
class OggOpusRecordingTest {
    private static final RecordingFormat OPUS = new RecordingFormat.OggOpus(OpusFile.LIBRARY);
    private static final RecordingSettings SETTINGS = RecordingSettings.DEFAULT.withFormat(OPUS);
    private static final int OPUS_HZ = 48_000;

    private static double levelDbov(int[] samples, int fromMillis, int toMillis) {
        return LevelMeter.rmsDbov(samples, fromMillis * 48, (toMillis - fromMillis) * 48);
    }

    @Test
    void isAsLongAsTheFrameClockSays() {
        HandFed fed = new HandFed(SETTINGS);
        fed.sound(1_340);
        RecordingStatus end = fed.stop();
        OpusFile file = OpusFile.read(fed.file.content());

        assertThat(end.samples()).isEqualTo(67 * HandFed.FRAME);
        assertThat(file.channels).isEqualTo(1);
        assertThat(file.length).isEqualTo(67 * 960);
        assertThat(file.channel(0)).hasSize(67 * 960);
        assertThat(fed.file.open).isFalse();
    }

    @Test
    void holdsTheLongestTimeToTheSample() {
        HandFed fed = new HandFed(SETTINGS.withLimits(RecordingLimits.NONE.withTimeMaxMillis(333)));
        fed.sound(1_000);

        assertThat(fed.status().end()).isEqualTo(RecordingEnd.TIME);
        assertThat(OpusFile.read(fed.file.content()).length).isEqualTo(333 * 48);
    }

    @Test
    void endsWhenTheFileIsFull() {
        Engine engine = new Engine();
        Processor processor = engine.openProcessor();
        Channel alice = talker(processor, 8_000, 440);
        MemoryFile file = new MemoryFile();
        RecordingLimits limits = RecordingLimits.NONE.withSamplesBytesMax(20_000);
        Recording recording = Recording.mono(
                Recording.Side.of(alice.conferenceInput().contribution()), SETTINGS.withLimits(limits), () -> file);
        for (int i = 0; i < 2_000 && !recording.status().isComplete(); i++) {
            engine.tick(0);
            recording.drain();
        }

        assertThat(recording.status().end()).isEqualTo(RecordingEnd.LENGTH);
        assertThat(file.size()).isBetween(11_000L, 20_300L);
        assertThat(OpusFile.read(file.content()).length)
                .isEqualTo(recording.status().samples() * 6);
    }

    @Test
    void keepsTwoPartiesApartInStereo() {
        Engine engine = new Engine();
        Processor processor = engine.openProcessor();
        Channel alice = talker(processor, 16_000, 500);
        Channel bob = talker(processor, 16_000, 0);
        MemoryFile memory = new MemoryFile();
        Recording recording = Recording.stereo(
                Recording.Side.of(alice.conferenceInput().contribution()),
                Recording.Side.of(bob.conferenceInput().contribution()),
                SETTINGS,
                () -> memory);
        for (int i = 0; i < 100; i++) {
            engine.tick(0);
            recording.drain();
        }
        recording.stop();
        recording.drain();
        OpusFile file = OpusFile.read(memory.content());

        assertThat(file.channels).isEqualTo(2);
        assertThat(file.length).isEqualTo(2 * OPUS_HZ);
        assertThat(levelDbov(file.channel(0), 500, 2_000)).isBetween(-21.0, -18.0);
        assertThat(levelDbov(file.channel(1), 0, 2_000)).isLessThan(-80);
    }

    @Test
    void aPauseIsSilenceInItsPlace() {
        HandFed fed = new HandFed(SETTINGS);
        fed.sound(1_000);
        fed.pauses.change(fed.clock, true);
        fed.sound(1_000);
        fed.pauses.change(fed.clock, false);
        fed.sound(1_000);
        fed.stop();
        int[] samples = OpusFile.read(fed.file.content()).channel(0);

        assertThat(samples).hasSize(3 * OPUS_HZ);
        assertThat(levelDbov(samples, 0, 40)).isGreaterThan(-30);
        assertThat(levelDbov(samples, 1_200, 1_950)).isLessThan(levelDbov(samples, 0, 40) - 25);
        assertThat(levelDbov(samples, 2_000, 2_040)).isGreaterThan(-32);
    }

    /// Two who say the same at different rates begin and end with the same sample.
    @Test
    void stemsOfDifferentRatesAreAlignedAndEquallyLong() {
        Engine engine = new Engine();
        Processor processor = engine.openProcessor();
        Meeting meeting = new Meeting(List.of(processor));
        Channel ear = processor.openChannel(ChannelType.OUTPUT);
        Member recorder = meeting.join("recorder", ear, ear, new Role.Recorder(java.util.Set.of()));
        for (int rateHz : new int[] {8_000, 16_000, 48_000}) {
            Channel channel = bursts(processor, rateHz);
            meeting.join("at" + rateHz, channel, channel, new Role.Party());
        }
        List<String> names = new ArrayList<>();
        List<MemoryFile> files = new ArrayList<>();
        StemSettings settings = StemSettings.DEFAULT.withFormat(OPUS);
        StemRecording recording = StemRecording.begin(meeting, recorder, settings, name -> {
            names.add(name);
            files.add(new MemoryFile());
            return files.getLast();
        });
        for (int i = 0; i < 150; i++) {
            engine.tick(0);
            if (i % 10 == 9) recording.work();
        }
        recording.stop();
        while (recording.work()) {}

        assertThat(recording.status().complete()).isTrue();
        assertThat(names)
                .contains("mix.opus", StemRecording.TIMELINE_FILE)
                .filteredOn(name -> name.startsWith("at"))
                .hasSize(3)
                .allMatch(name -> name.endsWith(".opus"));
        List<Integer> onsets = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).endsWith(".opus")) continue;
            OpusFile file = OpusFile.read(files.get(i).content());
            assertThat(file.length).as(names.get(i)).isEqualTo(3 * OPUS_HZ);
            if (names.get(i).startsWith("at")) onsets.add(onset(file.channel(0)));
        }
        assertThat(onsets)
                .hasSize(3)
                .allSatisfy(onset -> assertThat(onset).isBetween(onsets.getFirst() - 96, onsets.getFirst() + 96));
    }

    /// Where the sound first reaches half of its peak.
    private static int onset(int[] samples) {
        int peak = 0;
        for (int sample : samples) peak = Math.max(peak, Math.abs(sample));
        for (int i = 0; i < samples.length; i++) {
            if (Math.abs(samples[i]) > peak / 2) return i;
        }
        return -1;
    }

    @Test
    void whatWasDrainedIsReadableWhileItIsRecorded() {
        HandFed fed = new HandFed(SETTINGS);
        fed.sound(4_000);
        OpusFile soFar = OpusFile.read(fed.file.content());

        assertThat(soFar.length).isBetween(3L * OPUS_HZ, 4L * OPUS_HZ);
        fed.stop();
    }

    @Test
    void aFullDiskEndsItAndWhatWasWrittenIsThere() {
        HandFed fed = new HandFed(SETTINGS);
        fed.sound(2_000);
        fed.file.capacityBytes = (int) fed.file.size() + 100;
        fed.sound(4_000);

        assertThat(fed.status().end()).isEqualTo(RecordingEnd.ERROR);
        assertThat(fed.status().problem())
                .hasValueSatisfying(it -> assertThat(it).contains("no space left"));
        assertThat(fed.file.open).isFalse();
        assertThat(OpusFile.read(fed.file.content()).length).isGreaterThan(OPUS_HZ);
    }

    @Test
    void whatTheEncoderCannotDoIsRefusedBeforeTheRecordingBegins() {
        assertThatThrownBy(() -> new RecordingFormat.OggOpus(OpusFile.LIBRARY, 5_000, List.of()))
                .hasMessageContaining("6000…510000");
        assertThatThrownBy(() -> new RecordingFormat.OggOpus(OpusFile.LIBRARY, 24_000, List.of("x")))
                .hasMessageContaining("NAME=value");
    }

    private static Channel talker(Processor processor, int rateHz, double frequencyHz) {
        Channel channel = processor.openChannel(ChannelType.FULL_DUPLEX, rateHz);
        long[] said = {0};
        channel.receiveFrom((samples, count, _) -> {
            for (int i = 0; i < count; i++) {
                samples[i] = (int) Math.rint(5_000 * Math.sin(2 * Math.PI * frequencyHz * said[0]++ / rateHz));
            }
            return true;
        });
        return channel;
    }

    /// 400 Hz from the second second on.
    private static Channel bursts(Processor processor, int rateHz) {
        Channel channel = processor.openChannel(ChannelType.FULL_DUPLEX, rateHz);
        long[] said = {0};
        channel.receiveFrom((samples, count, _) -> {
            for (int i = 0; i < count; i++) {
                long at = said[0]++;
                boolean sounds = at >= rateHz && at < 2L * rateHz;
                samples[i] = sounds ? (int) Math.rint(8_000 * Math.sin(2 * Math.PI * 400 * at / rateHz)) : 0;
            }
            return true;
        });
        return channel;
    }
}
