package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.audio.tone.Tone;
import tutti.audio.tone.ToneGenerator;
import tutti.audio.tone.ToneMeter;
import tutti.engine.conference.LargeConference;
import tutti.engine.conference.LinkModel;
import tutti.engine.mix.MixedFrame;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Role;

/// Parties of 8, 16 and 48 kHz in one conference.
class MixedRatesTest {
    private static final int FRAMES = 60;
    private static final int SETTLED_FRAMES = 10;
    private static final double SPOKEN_DBOV = -20;

    private final Engine engine = new Engine();
    private final Processor processor = engine.openProcessor();

    /// Says one tone at its own rate and keeps what it hears.
    private static final class Phone implements FrameSource, FrameSink {
        final Channel channel;
        final int rateHz;
        final double toneHz;
        final int[] heard;
        private final ToneGenerator mouth;
        private int position;
        boolean speaks = true;

        Phone(Processor processor, int rateHz, double toneHz) {
            channel = processor.openChannel(ChannelType.FULL_DUPLEX, rateHz);
            this.rateHz = rateHz;
            this.toneHz = toneHz;
            mouth = new ToneGenerator(rateHz, Tone.ofDbov(toneHz, SPOKEN_DBOV));
            heard = new int[FRAMES * rateHz / 50];
            channel.receiveFrom(this);
            channel.sendTo(this);
        }

        @Override
        public boolean pull(int[] samples, int count, long dueNanos) {
            mouth.generate(samples, 0, count);
            return speaks;
        }

        @Override
        public void push(MixedFrame frame, long frameNumber, long dueNanos) {
            System.arraycopy(frame.samples(), 0, heard, position, frame.count());
            position += frame.count();
        }

        double levelDbov(double frequencyHz) {
            int from = SETTLED_FRAMES * rateHz / 50;
            return ToneMeter.levelDbov(heard, from, heard.length - from, rateHz, frequencyHz);
        }
    }

    private void talk() {
        for (int frame = 0; frame < FRAMES; frame++) engine.tick(0);
    }

    private static Role party() {
        return new Role.Party();
    }

    @Test
    void everybodyHearsEverybodyElseWhateverTheirRates() {
        Meeting meeting = new Meeting(processor);
        List<Phone> phones = List.of(
                new Phone(processor, 8000, 500), new Phone(processor, 16_000, 900), new Phone(processor, 48_000, 1400));
        for (Phone phone : phones) meeting.join("phone", phone.channel, phone.channel, party());
        talk();
        for (Phone listener : phones) {
            for (Phone talker : phones) {
                double levelDbov = listener.levelDbov(talker.toneHz);
                if (talker == listener) assertThat(levelDbov).isLessThan(SPOKEN_DBOV - 70);
                else assertThat(levelDbov).isBetween(SPOKEN_DBOV - 0.1, SPOKEN_DBOV + 0.1);
            }
        }
    }

    @Test
    void twoWidebandPartiesHearEachOtherWidebandWhileATelephoneIsThere() {
        Meeting meeting = new Meeting(processor);
        Phone alice = new Phone(processor, 16_000, 6000);
        Phone bob = new Phone(processor, 48_000, 1000);
        Phone telephone = new Phone(processor, 8000, 600);
        for (Phone phone : List.of(alice, bob, telephone)) {
            meeting.join("phone", phone.channel, phone.channel, party());
        }
        talk();
        assertThat(bob.levelDbov(6000)).isBetween(SPOKEN_DBOV - 0.1, SPOKEN_DBOV + 0.1);
        assertThat(telephone.levelDbov(2000)).as("image of 6 kHz").isLessThan(SPOKEN_DBOV - 70);
        assertThat(telephone.levelDbov(1000)).isBetween(SPOKEN_DBOV - 0.1, SPOKEN_DBOV + 0.1);
    }

    @Test
    void partiesOfOneRateAreMixedBitForBitAmongThemselves() {
        Meeting meeting = new Meeting(processor);
        Phone alice = new Phone(processor, 16_000, 700);
        Phone bob = new Phone(processor, 16_000, 1100);
        Phone telephone = new Phone(processor, 8000, 600);
        telephone.speaks = false;
        for (Phone phone : List.of(alice, bob, telephone)) {
            meeting.join("phone", phone.channel, phone.channel, party());
        }
        talk();
        int[] spoken = new int[alice.heard.length];
        new ToneGenerator(16_000, Tone.ofDbov(1100, SPOKEN_DBOV)).generate(spoken, 0, spoken.length);
        assertThat(alice.heard).isEqualTo(spoken);
    }

    /// The filter's tail belongs to the talker, and a new start knows nothing of the old one.
    @Test
    void aTalkerWhoPausesEndsAndBeginsCleanlyAtOtherRates() {
        Phone talker = new Phone(processor, 8000, 500);
        Phone listener = new Phone(processor, 16_000, 900);
        listener.speaks = false;
        listener.channel.conferenceOutput().start();
        listener.channel.conferenceOutput().add(talker.channel.conferenceInput());
        for (int frame = 0; frame < FRAMES; frame++) {
            talker.speaks = frame < 20 || frame >= 40;
            engine.tick(0);
        }
        for (int i = 22 * 320; i < 40 * 320; i++) assertThat(listener.heard[i]).isZero();
        double before = ToneMeter.levelDbov(listener.heard, 2 * 320, 16 * 320, 16_000, 500);
        double after = ToneMeter.levelDbov(listener.heard, 42 * 320, 16 * 320, 16_000, 500);
        assertThat(before).isBetween(SPOKEN_DBOV - 0.1, SPOKEN_DBOV + 0.1);
        assertThat(after).isBetween(SPOKEN_DBOV - 0.1, SPOKEN_DBOV + 0.1);
    }

    @ParameterizedTest
    @CsvSource({"8000", "16000", "48000"})
    void overSeveralProcessorsTheSamplesAreThoseOfOne(int listenerHz) {
        Phone alone = heardOver(1, listenerHz);
        Phone linked = heardOver(3, listenerHz);
        assertThat(linked.heard).isEqualTo(alone.heard);
        assertThat(alone.levelDbov(900)).isGreaterThan(SPOKEN_DBOV - 1);
    }

    private static Phone heardOver(int processors, int listenerHz) {
        Engine own = new Engine();
        for (int i = 0; i < processors; i++) own.openProcessor();
        List<Processor> all = own.processors();
        Meeting meeting = new Meeting(all);
        Phone listener = new Phone(all.getFirst(), listenerHz, 400);
        Phone[] phones = {
            listener,
            new Phone(all.get(1 % processors), 8000, 600),
            new Phone(all.get(2 % processors), 16_000, 900),
            new Phone(all.get(1 % processors), 48_000, 1300)
        };
        for (Phone phone : phones) meeting.join("phone", phone.channel, phone.channel, party());
        for (int frame = 0; frame < FRAMES; frame++) own.tick(0);
        return listener;
    }

    @Test
    void aFeedOfAnotherRateIsRefusedWithTheRateToOpen() {
        Channel wideband = processor.openChannel(ChannelType.FULL_DUPLEX, 16_000);
        Datafeed narrow = processor.stream(FrameSource.SILENCE);
        refused(ErrorCode.BAD_PARAMETER, () -> wideband.receiveFrom(narrow));
        refused(ErrorCode.BAD_PARAMETER, () -> wideband.play(narrow));
        refused(ErrorCode.BAD_PARAMETER, () -> processor.openChannel(ChannelType.INPUT, 44_100));
        LargeConference large = new LargeConference(LinkModel.BROADCAST, engine.processors());
        refused(ErrorCode.BAD_PARAMETER, () -> large.addParty(wideband));
    }
}
