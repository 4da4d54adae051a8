package tutti.server.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.mix.MixedFrame;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Role;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.CodecCatalogue;
import tutti.server.codec.OpusAvailability;
import tutti.server.codec.OpusNatives;
import tutti.server.config.Choice;
import tutti.server.config.MediaSettings;

/// Real codecs behind shared encoders: who talks, falls silent and so changes encoders hears the same, up to what his
/// codec spoils anyway, as if he had always had one of his own.
///
/// ```
///   Dora   ‾‾‾‾‾‾‾__‾‾‾‾‾‾‾__‾‾‾‾‾‾‾__‾‾‾‾‾‾‾__   speaks in phrases, or hums without end
///   Bob    ______‾‾‾‾‾________‾‾‾‾‾‾__________   talks into it, twice; who hears what, changes each time
///   Alice, Carol                                 only listen
/// ```
class SharedCodecsTest {
    private static final int SECONDS = 24;
    private static final int FRAMES_PER_SECOND = 50;
    private static final long FRAME_NANOS = 20_000_000;

    /// So long after it has changed who hears what, everybody is with whoever hears the same.
    private static final int FRAMES_TO_GO_BACK = 60;

    /// Steady tones take longest.
    private static final int FRAMES_TO_GO_BACK_IN_HUM = 120;

    private static final double A_FEW_DB = 6;

    /// More than 25 dB below the speech before: what G.722's predictors may make of another encoder's silence, once.
    private static final double TICK_DBOV = -45;

    private static final double DORA_PEAK = 4_000;
    private static final double BOB_PEAK = 3_000;

    private final Encodings encodings = new Encodings();
    private final Processor processor = new Engine().openProcessor();
    private final List<Listener> listeners = new ArrayList<>();

    @AfterEach
    void close() {
        listeners.forEach(Listener::close);
    }

    private static Stream<AudioCodec> codecs() {
        MediaSettings.Opus settings = new MediaSettings.Opus(5, 32_000, false, Choice.AUTO, Optional.empty());
        OpusAvailability.Available opus = (OpusAvailability.Available) OpusNatives.find();
        return Stream.of(CodecCatalogue.G722, CodecCatalogue.opus(opus.library(), settings));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void whoeverTalksAndFallsSilentHearsNoMoreNoiseThanHisCodecMakes(AudioCodec codec) {
        begin(codec, SpeechLike.samples(codec.sampleRateHz(), SECONDS, DORA_PEAK, 1));
        assertThat(settledFrames(FRAMES_TO_GO_BACK)).isGreaterThan(200);
        assertThat(listener("Alice").judge().otherWindows())
                .as("where Alice, who only listens, hears another encoder")
                .isZero();
        for (Listener talker : List.of(listener("Dora"), listener("Bob"))) {
            Disturbance judged = talker.judge();
            String whose = talker.name() + ": " + judged;
            assertThat(judged.otherWindows()).as(whose).isPositive();
            assertThat(judged.moreNoiseDb()).as(whose).isLessThan(0.5);
            assertThat(judged.worstMoreNoiseDb()).as(whose).isLessThan(A_FEW_DB);
            assertThat(judged.tickDbov()).as(whose).isLessThan(TICK_DBOV);
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void whoeverFallsSilentGoesBackThoughSomebodyNeverPauses(AudioCodec codec) {
        begin(codec, hum(codec.sampleRateHz()));
        assertThat(settledFrames(FRAMES_TO_GO_BACK_IN_HUM)).isGreaterThan(500);
        assertThat(listener("Alice").judge().otherWindows()).isZero();
        Disturbance judged = listener("Bob").judge();
        assertThat(judged.otherWindows()).as("Bob: " + judged).isPositive();
        assertThat(judged.worstMoreNoiseDb()).as("Bob: " + judged).isLessThan(A_FEW_DB);
    }

    private void begin(AudioCodec codec, int[] dorasVoice) {
        int rateHz = codec.sampleRateHz();
        Listener dora = member("Dora", codec, dorasVoice);
        Listener bob = member("Bob", codec, SpeechLike.samples(rateHz, SECONDS, BOB_PEAK, 2));
        member("Alice", codec, new int[0]);
        member("Carol", codec, new int[0]);
        meet(rateHz);
        dora.talks(0, SECONDS * FRAMES_PER_SECOND);
        bob.talks(240, 430);
        bob.talks(700, 840);
    }

    private Listener listener(String name) {
        return listeners.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Lets them meet to the end, and returns in how many frames it was so long that nobody had begun or ceased to
    /// talk that each mix must have one encoder, and had.
    private int settledFrames(int framesToGoBack) {
        int settled = 0;
        int unchanged = 0;
        List<Integer> heard = List.of();
        for (int frame = 0; frame < SECONDS * FRAMES_PER_SECOND; frame++) {
            processor.tick(frame * FRAME_NANOS);
            List<Integer> hears = listeners.stream().map(Listener::lastMix).toList();
            unchanged = hears.equals(heard) ? unchanged + 1 : 0;
            heard = hears;
            if (unchanged < framesToGoBack) continue;
            settled++;
            assertThat(encodings.running()).as("encoders in frame %d", frame).isEqualTo(mixes());
        }
        return settled;
    }

    private static int[] hum(int rateHz) {
        int[] samples = new int[SECONDS * rateHz];
        for (int i = 0; i < samples.length; i++) {
            double turns = 2 * Math.PI * i / rateHz;
            samples[i] = (int) Math.rint(DORA_PEAK
                    / 3
                    * (StrictMath.sin(440 * turns) + StrictMath.sin(997 * turns) + StrictMath.sin(1733 * turns)));
        }
        return samples;
    }

    /// How many different mixes are heard.
    private long mixes() {
        long alone =
                listeners.stream().filter(it -> it.lastMix() == MixedFrame.OWN).count();
        return alone
                + listeners.stream()
                        .mapToInt(Listener::lastMix)
                        .filter(number -> number != MixedFrame.OWN)
                        .distinct()
                        .count();
    }

    private Listener member(String name, AudioCodec codec, int[] voice) {
        Listener listener = new Listener(name, codec, encodings, voice);
        listeners.add(listener);
        return listener;
    }

    private void meet(int rateHz) {
        Meeting meeting = new Meeting(processor);
        for (Listener listener : listeners) {
            Channel channel = processor.openChannel(ChannelType.FULL_DUPLEX, rateHz);
            channel.receiveFrom(listener);
            channel.sendTo(listener);
            meeting.join(listener.name(), channel, new Role.Party());
        }
    }
}
