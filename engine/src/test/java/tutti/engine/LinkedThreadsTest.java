package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
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
    private static final int FRAMES_MAX = 1 << 20;
    private static final int CHANGES = 300;
    private static final int FRAMES_AFTER_LAST_CHANGE = 20;
    private static final int ALICE = 1;
    private static final int BOB = 2;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong endFrame = new AtomicLong(FRAMES_MAX);
    private final Engine engine = new Engine(new EngineSettings(8000, 10), this::waitMore);
    private final Processor here = engine.openProcessor();
    private final Processor there = engine.openProcessor();
    private final AtomicIntegerArray heardHere = new AtomicIntegerArray(FRAMES_MAX);
    private final AtomicIntegerArray heardThere = new AtomicIntegerArray(FRAMES_MAX);

    private boolean waitMore(int turns) {
        if (turns % 1000 == 999) LockSupport.parkNanos(1);
        else Thread.onSpinWait();
        return !stopped.get();
    }

    @Test
    void noFrameIsMadeHalfByTheOldProgramsAndHalfByTheNew() throws Exception {
        ConferenceInput alice = mouth(here, ALICE);
        ConferenceInput bob = mouth(there, BOB);
        ConferenceOutput ear = ear(here, heardHere);
        ConferenceOutput otherEar = ear(there, heardThere);
        Crossings crossings = new Crossings(engine);
        engine.atomically(() -> {
            ear.add(alice);
            otherEar.add(bob);
            crossings.connect(alice, otherEar);
            crossings.connect(bob, ear);
            crossings.settle();
            bob.mute();
        });
        int firstFrame = (int) here.changedFrame();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> ticking = List.of(threads.submit(() -> run(here)), threads.submit(() -> run(there)));
            for (int change = 0; change < CHANGES; change++) {
                long before = engine.frame();
                boolean bobsTurn = change % 2 == 0;
                engine.atomically(() -> {
                    if (bobsTurn) alice.mute();
                    else bob.mute();
                    if (bobsTurn) bob.unmute();
                    else alice.unmute();
                });
                if (change % 3 == 2)
                    while (engine.frame() < Math.min(before + 2, FRAMES_MAX) && !stopped.get()) Thread.onSpinWait();
            }
            endFrame.set(Math.min(FRAMES_MAX, engine.frame() + FRAMES_AFTER_LAST_CHANGE));
            for (Future<?> processor : ticking) processor.get(10, TimeUnit.SECONDS);
        }
        assertThat(here.missedLinkFrames() + there.missedLinkFrames()).isZero();
        int alices = 0;
        int bobs = 0;
        for (int frame = firstFrame; frame < here.frame(); frame++) {
            int heard = heardHere.get(frame);
            assertThat(heardThere.get(frame)).as("frame %d", frame).isEqualTo(heard);
            assertThat(heard).as("frame %d of %d", frame, here.frame()).isIn(ALICE, BOB);
            if (heard == ALICE) alices++;
            else bobs++;
        }
        assertThat(alices).isPositive();
        assertThat(bobs).isPositive();
    }

    private void run(Processor processor) {
        try {
            while (processor.frame() < endFrame.get()) processor.tick(0);
        } catch (RuntimeException | Error failed) {
            stopped.set(true);
            throw failed;
        }
    }

    private static ConferenceInput mouth(Processor processor, int says) {
        ConferenceInput mouth = new Room.Voice(processor, says).channel.conferenceInput();
        mouth.attach();
        return mouth;
    }

    private static ConferenceOutput ear(Processor processor, AtomicIntegerArray heard) {
        Channel channel = processor.openChannel(ChannelType.OUTPUT);
        channel.sendTo((frame, number, _) -> heard.set((int) number, frame.samples()[0]));
        channel.conferenceOutput().start();
        return channel.conferenceOutput();
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
