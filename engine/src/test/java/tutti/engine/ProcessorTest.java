package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.engine.Room.Voice;
import tutti.engine.conference.Conference;

class ProcessorTest {
    private final Processor processor = new Engine().openProcessor();

    @Test
    void changesMadeAtomicallyAreHeardTogetherOrNotAtAll() throws InterruptedException {
        Voice ear = new Voice(processor, 0);
        Voice left = new Voice(processor, 1);
        Voice right = new Voice(processor, 1);
        ear.channel.conferenceOutput().start();
        int leftId = left.channel.conferenceInput().attach();
        int rightId = right.channel.conferenceInput().attach();
        Thread changer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 2_000; i++) {
                processor.atomically(() -> {
                    ear.channel.conferenceOutput().add(left.channel.conferenceInput());
                    ear.channel.conferenceOutput().add(right.channel.conferenceInput());
                });
                processor.atomically(() -> {
                    ear.channel.conferenceOutput().leave(leftId);
                    ear.channel.conferenceOutput().leave(rightId);
                });
            }
        });
        while (changer.isAlive()) {
            processor.tick(0);
            assertThat(ear.hears()).isIn(0, 2);
        }
        changer.join();
    }

    @Test
    void aSourceThatThrowsIsSilentAndHarmsNobody() {
        Voice ear = new Voice(processor, 0);
        Voice good = new Voice(processor, 5);
        Channel bad = processor.openChannel(ChannelType.FULL_DUPLEX);
        bad.receiveFrom((_, _, _) -> {
            throw new IllegalStateException("broken on purpose");
        });
        bad.sendTo((_, _, _) -> {
            throw new IllegalStateException("broken on purpose");
        });
        Conference conference = new Conference(processor);
        conference.addParty(ear.channel);
        conference.addParty(good.channel);
        conference.addParty(bad);
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(5);
        assertThat(bad.faults()).isEqualTo(2);
    }

    @Test
    void aPlayedSourceIsWhatTheOutputSideEmits() {
        Voice ear = new Voice(processor, 0);
        ear.channel.play((samples, count, _) -> {
            Arrays.fill(samples, 0, count, 42);
            return true;
        });
        processor.tick(0);
        assertThat(ear.hears()).isEqualTo(42);
        ear.channel.stopPlaying();
        processor.tick(0);
        assertThat(ear.hears()).isZero();
    }

    @Test
    void aChannelThatIsItsOwnInputHearsItself() {
        Voice self = new Voice(processor, 7);
        self.channel.conferenceOutput().start();
        self.channel.conferenceOutput().add(self.channel.conferenceInput());
        processor.tick(0);
        assertThat(self.hears()).isEqualTo(7);
    }

    @Test
    void everySinkGetsEveryFrameOnce() {
        List<Voice> voices = new ArrayList<>();
        Conference conference = new Conference(processor);
        for (int i = 0; i < 50; i++) {
            Voice voice = new Voice(processor, i % 3);
            voices.add(voice);
            conference.addParty(voice.channel);
        }
        for (int i = 0; i < 100; i++) processor.tick(0);
        assertThat(voices).allSatisfy(voice -> assertThat(voice.frames).isEqualTo(100));
        assertThat(processor.frame()).isEqualTo(100);
    }

    @Test
    void aTickAllocatesNothing() {
        Conference conference = new Conference(processor);
        Random random = new Random(1);
        List<Voice> voices = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Voice voice = new Voice(processor, 0);
            voices.add(voice);
            conference.addParty(voice.channel);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        for (int i = 0; i < 500; i++) {
            speak(voices, random);
            processor.tick(0);
        }
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 50; i++) {
                speak(voices, random);
                processor.tick(0);
            }
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertThat(fewest).as("bytes allocated by 50 ticks").isZero();
    }

    private static void speak(List<Voice> voices, Random random) {
        for (int i = 0; i < voices.size(); i++) {
            voices.get(i).says = random.nextInt(4) == 0 ? random.nextInt(30_000) : 0;
        }
    }
}
