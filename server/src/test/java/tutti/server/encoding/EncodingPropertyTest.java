package tutti.server.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.FrameSink;
import tutti.engine.FrameSource;
import tutti.engine.Processor;
import tutti.engine.mix.MixedFrame;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.Role;

/// Calls talk, fall silent, come, go and change rooms at random; every listener gets his own mix, from an encoder that
/// remembers what his decoder remembers.
class EncodingPropertyTest {
    private static final int FRAMES = 3_000;
    private static final int ROOMS = 3;

    /// Until two states of 32 bits are equal, half the difference less with each frame, and that was so for
    /// a while.
    private static final int FRAMES_TO_GO_BACK = 32 + Encoding.IN_STEP_FRAMES + 2;

    private final Encodings encodings = new Encodings();
    private final Processor processor = new Engine().openProcessor();
    private final List<Meeting> rooms = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private long frameNumber;

    private static final class Listener implements FrameSource, FrameSink {
        final byte[] payload = new byte[ChainKind.OCTETS];
        final ChainKind kind;
        final Encoding encoding;
        int room;
        Channel channel;
        Member member;
        boolean talks;
        int sample;
        int remembered = 1;
        boolean heard;
        int equalFrames;
        MixedFrame lastFrame = new MixedFrame(new int[0], 0);

        Listener(ChainKind kind, Encodings encodings, Channel channel, int room, Member member) {
            this.kind = kind;
            encoding = encodings.join(kind, kind.create());
            this.channel = channel;
            this.room = room;
            this.member = member;
        }

        @Override
        public boolean pull(int[] samples, int count, long dueNanos) {
            if (talks) java.util.Arrays.fill(samples, 0, count, sample);
            return talks;
        }

        @Override
        public void push(MixedFrame frame, long number, long dueNanos) {
            int octets = encoding.encode(frame, number, payload, 0);
            assertThat(octets).isEqualTo(ChainKind.OCTETS);
            assertThat(ChainKind.sample(payload)).as("hears his own mix").isEqualTo(frame.samples()[0]);
            equalFrames = frame.shared() ? equalFrames + 1 : 0;
            boolean follows = ChainKind.stateBefore(payload) == remembered;
            if (kind.hasState() && !kind.forgets()) {
                assertThat(follows).as("follows from what he heard").isTrue();
            } else if (kind.hasState() && heard && !follows) {
                assertThat(equalFrames).as("equal frames before he goes back").isGreaterThan(Encoding.FORGOTTEN_FRAMES);
            }
            remembered = ChainKind.stateAfter(payload);
            heard = true;
            lastFrame = frame;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyListenerGetsHisMixFromAnEncoderThatRemembersWhatHeHeard(long seed) {
        Random random = new Random(seed);
        ChainKind kind = new ChainKind(seed % 4 != 0, seed % 4 <= 1);
        for (int i = 0; i < ROOMS; i++) rooms.add(new Meeting(processor));
        for (int frame = 0; frame < FRAMES; frame++) {
            if (random.nextInt(20) == 0) change(random, kind);
            tick();
            assertThat(encodings.running()).as("seed %d, frame %d", seed, frame).isLessThanOrEqualTo(listeners.size());
        }
        allFallSilent();
        long mixes = listeners.stream().map(l -> l.lastFrame).distinct().count();
        assertThat(encodings.running()).as("seed %d", seed).isEqualTo(kind.hasState() ? (int) mixes : 0);
        for (Listener listener : List.copyOf(listeners)) leave(listener);
        assertThat(encodings.running()).isZero();
    }

    private void change(Random random, ChainKind kind) {
        int what = random.nextInt(10);
        if (listeners.size() < 4 || (what == 0 && listeners.size() < 24)) {
            come(random.nextInt(ROOMS), kind);
        } else if (what == 1) {
            leave(listeners.get(random.nextInt(listeners.size())));
        } else if (what == 2) {
            move(listeners.get(random.nextInt(listeners.size())), random.nextInt(ROOMS));
        } else {
            Listener listener = listeners.get(random.nextInt(listeners.size()));
            listener.talks = !listener.talks && random.nextBoolean();
            listener.sample = 1 + random.nextInt(500);
        }
    }

    private void come(int room, ChainKind kind) {
        Channel channel = processor.openChannel(ChannelType.FULL_DUPLEX);
        Member member = rooms.get(room).join("caller", channel, new Role.Party());
        Listener listener = new Listener(kind, encodings, channel, room, member);
        channel.receiveFrom(listener);
        channel.sendTo(listener);
        listeners.add(listener);
    }

    private void leave(Listener listener) {
        rooms.get(listener.room).leave(listener.member);
        listener.channel.release();
        listener.encoding.close();
        listeners.remove(listener);
    }

    private void move(Listener listener, int room) {
        processor.atomically(() -> {
            rooms.get(listener.room).leave(listener.member);
            listener.member = rooms.get(room).join("caller", listener.channel, new Role.Party());
        });
        listener.room = room;
    }

    private void allFallSilent() {
        for (Listener listener : listeners) listener.talks = false;
        for (int i = 0; i < FRAMES_TO_GO_BACK; i++) tick();
    }

    private void tick() {
        processor.tick(frameNumber++ * 20_000_000L);
    }
}
