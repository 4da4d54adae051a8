package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tutti.engine.link.Crossings;

/// Linked processors on threads of their own, and a control thread that changes both at once all the time.
///
/// The change alternates who speaks, one on each processor: in every frame every listener on either processor must
/// hear the same one, never none and never both.
@Timeout(60)
class LinkedThreadsTest {
    private static final int FRAMES = 5_000;
    private static final int ALICE = 1;
    private static final int BOB = 2;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger running = new AtomicInteger(2);
    private final Engine engine = new Engine(new EngineSettings(8000, 10), this::waitMore);
    private final Processor here = engine.openProcessor();
    private final Processor there = engine.openProcessor();
    private final ConcurrentMap<Long, List<Integer>> heardByFrame = new ConcurrentHashMap<>();

    private boolean waitMore(int turns) {
        if (turns % 1000 == 999) LockSupport.parkNanos(1);
        else Thread.onSpinWait();
        return !stopped.get();
    }

    @Test
    void noFrameIsMadeHalfByTheOldProgramsAndHalfByTheNew() throws Exception {
        ConferenceInput alice = mouth(here, ALICE);
        ConferenceInput bob = mouth(there, BOB);
        ConferenceOutput ear = ear(here);
        ConferenceOutput otherEar = ear(there);
        Crossings crossings = new Crossings(engine);
        engine.atomically(() -> {
            ear.add(alice);
            otherEar.add(bob);
            crossings.connect(alice, otherEar);
            crossings.connect(bob, ear);
            crossings.settle();
            bob.mute();
        });
        int changes = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> ticking = List.of(threads.submit(() -> run(here)), threads.submit(() -> run(there)));
            while (running.get() > 0) {
                boolean bobsTurn = changes++ % 2 == 0;
                engine.atomically(() -> {
                    if (bobsTurn) alice.mute();
                    else bob.mute();
                    if (bobsTurn) bob.unmute();
                    else alice.unmute();
                });
            }
            for (Future<?> processor : ticking) processor.get(10, TimeUnit.SECONDS);
        }
        assertThat(here.missedLinkFrames() + there.missedLinkFrames()).isZero();
        assertThat(heardByFrame).hasSize(FRAMES);
        heardByFrame.forEach((frame, heard) ->
                assertThat(heard).as("frame %d", frame).isIn(List.of(ALICE, ALICE), List.of(BOB, BOB)));
        assertThat(heardByFrame.values().stream().map(List::getFirst)).contains(ALICE, BOB);
        assertThat(changes).isGreaterThan(10);
    }

    private void run(Processor processor) {
        try {
            for (int frame = 0; frame < FRAMES; frame++) processor.tick(0);
        } catch (RuntimeException | Error failed) {
            stopped.set(true);
            throw failed;
        } finally {
            running.decrementAndGet();
        }
    }

    private static ConferenceInput mouth(Processor processor, int says) {
        ConferenceInput mouth = new Room.Voice(processor, says).channel.conferenceInput();
        mouth.attach();
        return mouth;
    }

    private ConferenceOutput ear(Processor processor) {
        Channel channel = processor.openChannel(ChannelType.OUTPUT);
        channel.sendTo((frame, number, _) -> {
            int heard = frame.samples()[0];
            heardByFrame.merge(number, List.of(heard), LinkedThreadsTest::joined);
        });
        channel.conferenceOutput().start();
        return channel.conferenceOutput();
    }

    private static List<Integer> joined(List<Integer> before, List<Integer> one) {
        List<Integer> both = new ArrayList<>(before);
        both.addAll(one);
        return List.copyOf(both);
    }

    @Test
    void aFrameThatNobodyWaitsForIsSilentAndCounted() {
        Engine impatient = new Engine();
        Processor first = impatient.openProcessor();
        Processor second = impatient.openProcessor();
        Room.Voice alice = new Room.Voice(second, ALICE);
        Room.Voice carol = new Room.Voice(first, 0);
        alice.channel.conferenceInput().attach();
        carol.channel.conferenceOutput().start();
        Crossings crossings = new Crossings(impatient);
        crossings.connect(alice.channel.conferenceInput(), carol.channel.conferenceOutput());
        crossings.settle();
        first.tick(0);
        second.tick(0);
        assertThat(carol.hears()).isZero();
        assertThat(first.missedLinkFrames()).isOne();
        impatient.tick(0);
        assertThat(carol.hears()).isEqualTo(ALICE);
        assertThat(first.missedLinkFrames()).isOne();
    }
}
