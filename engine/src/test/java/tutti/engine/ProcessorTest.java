package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tutti.audio.agc.AgcSettings;
import tutti.audio.detect.ToneDetectorSettings;
import tutti.audio.echo.EchoSettings;
import tutti.audio.echo.SidetoneSettings;
import tutti.audio.speech.SpeechSettings;
import tutti.audio.tone.DigitGenerator;
import tutti.audio.tone.DigitString;
import tutti.audio.tone.DigitTiming;
import tutti.engine.Room.Voice;
import tutti.engine.conference.Conference;
import tutti.engine.conference.PartySettings;
import tutti.engine.feed.FrameRing;
import tutti.engine.feed.PushStream;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Role;

class ProcessorTest {
    private static final int[] RATES_HZ = {8000, 16_000, 48_000};

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
    void aChangeIsInForceWhenTheFrameThatItNamesHasCome() throws InterruptedException {
        Voice ear = new Voice(processor, 0);
        Voice talker = new Voice(processor, 1);
        AtomicBoolean over = new AtomicBoolean();
        Thread tick = Thread.ofPlatform().start(() -> {
            while (!over.get()) processor.tick(0);
        });
        AtomicLong lastHeard = new AtomicLong(-1);
        ear.channel.sendTo((frame, frameNumber, _) -> {
            if (frame.samples()[0] == 1) lastHeard.set(frameNumber);
        });
        for (int i = 0; i < 300; i++) {
            processor.atomically(() -> {
                ear.channel.conferenceOutput().start();
                ear.channel.conferenceOutput().add(talker.channel.conferenceInput());
            });
            long begun = processor.changedFrame();
            while (processor.frame() <= begun) Thread.onSpinWait();
            assertThat(lastHeard.get()).isGreaterThanOrEqualTo(begun);
            ear.channel.conferenceOutput().stop();
            long stopped = processor.changedFrame();
            while (processor.frame() < stopped) Thread.onSpinWait();
            assertThat(lastHeard.get()).isLessThan(stopped);
        }
        over.set(true);
        tick.join();
    }

    @Test
    void withoutAThreadAStopIsCompleteAfterOneFrame() {
        Voice ear = new Voice(processor, 0);
        ear.channel.conferenceOutput().start();
        processor.tick(0);
        ear.channel.conferenceOutput().stop();
        assertThat(ear.channel.conferenceOutput().isRunning()).isFalse();
        assertThat(processor.changedFrame()).isEqualTo(processor.frame() + 1);
        ear.channel.play(FrameSource.SILENCE);
    }

    @Test
    void aTickAllocatesNothing() {
        Random random = new Random(1);
        List<Voice> voices = everythingAtOnce();
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

    /// Tones that are recognised and cut, speech tracking, gain control, sidetone, line echo, a stem, three rates,
    /// and a link.
    @Test
    void aTickAllocatesNothingWithEverythingThatAnInputCanHave() {
        Engine engine = new Engine();
        Processor here = engine.openProcessor();
        Processor there = engine.openProcessor();
        Meeting meeting = new Meeting(engine.processors());
        Random random = new Random(2);
        for (int i = 0; i < 6; i++) {
            Channel channel =
                    (i < 4 ? here : there).openChannel(ChannelType.FULL_DUPLEX, RATES_HZ[i % RATES_HZ.length]);
            DigitString digits = new DigitString("1234567890*#ABCD");
            DigitTiming timing = new DigitTiming(60, 60, 100, -20, -20);
            DigitGenerator[] keys = {new DigitGenerator(digits, timing, channel.sampleRateHz())};
            boolean presses = i == 1;
            channel.receiveFrom((samples, count, _) -> {
                for (int at = 0; at < count; at++) samples[at] = random.nextInt(2000) - 1000;
                if (presses) keys[0].generate(samples, 0, count);
                return true;
            });
            channel.sendTo((_, _, _) -> {});
            meeting.join("party", channel, new Role.Party());
            ConferenceInput input = channel.conferenceInput();
            channel.listenFor(
                    ToneDetectorSettings.DTMF, i < 3 ? ToneSuppression.CUT : ToneSuppression.lookingAhead(40));
            input.trackSpeech(SpeechSettings.DEFAULT);
            input.startAgc(AgcSettings.DEFAULT);
            input.suppressSidetone(channel.conferenceOutput(), SidetoneSettings.DEFAULT);
            if (channel.sampleRateHz() < 48_000) channel.cancelEcho(channel, EchoSettings.DEFAULT, random);
            input.contribution().connect((_, _, _) -> {});
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        for (int i = 0; i < 150; i++) engine.tick(0);
        assertThat(here.takeRecognised())
                .as("digits that passed through the queue")
                .isNotEmpty();
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 25; i++) engine.tick(0);
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertThat(fewest).as("bytes allocated by 25 ticks").isZero();
    }

    @Test
    void theFrameClockIsNotTurnedBack() {
        Room.refused(ErrorCode.BAD_PARAMETER, () -> processor.skip(-1));
        assertThat(processor.frame()).isZero();
    }

    /// A conference with volumes, mutes and reports, a monitor of individual volume, music, a second
    /// conference that hears the first through a datafeed, rings at both ends.
    private List<Voice> everythingAtOnce() {
        Conference conference = new Conference(processor);
        Conference second = new Conference(processor);
        List<Voice> voices = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Voice voice = new Voice(processor, 0);
            voices.add(voice);
            PartySettings settings = new PartySettings(i % 7 * 4 - 12, i % 5 == 0 ? 6 : 0);
            (i < 48 ? conference : second).addParty(voice.channel, voice.channel, settings);
        }
        voices.get(5).channel.conferenceInput().mute();
        voices.getFirst().channel.conferenceOutput().reportActivity(20, 100);

        Channel monitor = processor.openChannel(ChannelType.FULL_DUPLEX);
        monitor.conferenceOutput().start(ConferenceType.INDIVIDUAL_VOLUME);
        for (Voice voice : voices) monitor.conferenceOutput().add(voice.channel.conferenceInput(), 0.7);
        monitor.outputFeed().connect(new FrameRing(4, processor.settings().frameSamples()));

        Channel link = processor.openChannel(ChannelType.FULL_DUPLEX);
        link.receiveFrom(monitor.outputFeed());
        Channel music = processor.openChannel(ChannelType.FULL_DUPLEX);
        music.play(new PushStream(1000));
        music.receiveFrom(music.outputFeed());
        for (Voice voice : voices.subList(48, 64)) {
            voice.channel.conferenceOutput().add(music.conferenceInput());
        }
        Channel last = processor.openChannel(ChannelType.FULL_DUPLEX);
        last.conferenceOutput().start();
        last.conferenceOutput().add(link.conferenceInput());
        last.sendTo((_, _, _) -> {});
        return voices;
    }

    private static void speak(List<Voice> voices, Random random) {
        for (int i = 0; i < voices.size(); i++) {
            voices.get(i).says = random.nextInt(4) == 0 ? random.nextInt(30_000) : 0;
        }
    }
}
