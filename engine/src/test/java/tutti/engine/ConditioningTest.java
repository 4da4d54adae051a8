package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.audio.agc.AgcSettings;
import tutti.audio.echo.EchoSettings;
import tutti.audio.echo.SidetoneSettings;
import tutti.audio.level.LevelMeter;
import tutti.audio.speech.SpeechSettings;
import tutti.engine.Room.Voice;

/// Speech tracking, gain control, sidetone and line echo as an input has them in a conference.
class ConditioningTest {
    private static final int FRAME = 160;

    private final Engine engine = new Engine();
    private final Processor processor = engine.openProcessor();
    private final Channel talker = processor.openChannel(ChannelType.FULL_DUPLEX);
    private final Voice listener = new Voice(processor, 0);
    private final Random random = new Random(20_261_122);
    private double levelDbm0 = -50;

    ConditioningTest() {
        talker.receiveFrom((samples, count, _) -> {
            noise(samples, count, levelDbm0);
            return true;
        });
        listener.channel.conferenceOutput().start();
        talker.conferenceInput().attach();
        listener.channel.conferenceOutput().add(talker.conferenceInput());
    }

    private void noise(int[] samples, int count, double levelDbm0) {
        double rms = 32768 * Math.pow(10, (levelDbm0 + LevelMeter.ZERO_DBM0_DBOV) / 20);
        for (int i = 0; i < count; i++) samples[i] = (int) Math.rint(random.nextGaussian() * rms);
    }

    private void frames(int count) {
        for (int i = 0; i < count; i++) engine.tick(0);
    }

    private double heardDbm0() {
        return LevelMeter.rmsDbov(listener.heard, 0, FRAME) - LevelMeter.ZERO_DBM0_DBOV;
    }

    @Test
    void aTrackedInputIsHeardWhileItSpeaksAndNotInItsPauses() {
        talker.conferenceInput().trackSpeech(SpeechSettings.DEFAULT);
        frames(150);
        assertThat(heardDbm0()).as("noise that has been learnt").isLessThan(-100);
        levelDbm0 = -20;
        frames(1);
        assertThat(heardDbm0()).as("the first frame of speech").isBetween(-21.0, -19.0);
        levelDbm0 = -50;
        frames(5);
        assertThat(heardDbm0()).as("hangover").isBetween(-52.0, -48.0);
        frames(20);
        assertThat(listener.frame.silent()).isTrue();
        assertThat(talker.conferenceInput().isActive()).isFalse();
    }

    @Test
    void anInputThatIsNotTrackedContributesAllThatIsNotSilent() {
        frames(150);
        assertThat(heardDbm0()).isBetween(-52.0, -48.0);
        talker.conferenceInput().trackSpeech(SpeechSettings.DEFAULT);
        talker.conferenceInput().trackSpeech(SpeechSettings.ALWAYS_ACTIVE);
        frames(150);
        assertThat(heardDbm0()).isBetween(-52.0, -48.0);
    }

    @Test
    void gainControlBringsSpeechToTargetPlusVolume() {
        levelDbm0 = -32;
        talker.conferenceInput().startAgc(AgcSettings.DEFAULT.withTarget(-16));
        talker.conferenceInput().adjustVolume(-4);
        frames(200);
        assertThat(heardDbm0()).isBetween(-22.5, -17.5);
        talker.conferenceInput().adjustVolume(0);
        frames(300);
        assertThat(heardDbm0()).isBetween(-18.5, -13.5);
        talker.conferenceInput().stopAgc();
        frames(10);
        assertThat(heardDbm0()).isBetween(-33.0, -31.0);
    }

    /// A far end that is loud, and a line that returns a `share`th of what it is sent.
    private void loudReceptionComesBack(int share) {
        Channel far = processor.openChannel(ChannelType.FULL_DUPLEX);
        List<int[]> sent = new ArrayList<>();
        far.receiveFrom((samples, count, _) -> {
            noise(samples, count, -14);
            return true;
        });
        talker.sendTo((frame, _, _) -> sent.add(frame.samples().clone()));
        talker.receiveFrom((samples, count, _) -> {
            if (sent.isEmpty()) return false;
            for (int i = 0; i < count; i++) samples[i] = sent.getLast()[i] / share;
            return true;
        });
        talker.conferenceOutput().start();
        talker.conferenceOutput().add(far.conferenceInput());
    }

    @Test
    void whatComesBackOfThePartysOwnReceptionIsNoSpeech() {
        loudReceptionComesBack(10);
        talker.conferenceInput().trackSpeech(SpeechSettings.DEFAULT);
        frames(20);
        assertThat(heardDbm0()).as("echo without suppression").isGreaterThan(-40);
        talker.conferenceInput().suppressSidetone(talker.conferenceOutput(), SidetoneSettings.DEFAULT);
        frames(50);
        assertThat(listener.frame.silent()).isTrue();
        talker.conferenceInput().stopSuppressingSidetone();
        frames(20);
        assertThat(heardDbm0()).isGreaterThan(-40);
    }

    @Test
    void sidetoneMayBeSuppressedBeforeSpeechIsTracked() {
        loudReceptionComesBack(10);
        talker.conferenceInput().suppressSidetone(talker.conferenceOutput(), SidetoneSettings.DEFAULT);
        talker.conferenceInput().trackSpeech(SpeechSettings.DEFAULT);
        frames(50);
        assertThat(listener.frame.silent()).isTrue();
    }

    @Test
    void lineEchoIsCancelledForAllWhoUseTheInput() {
        loudReceptionComesBack(4);
        talker.cancelEcho(talker, EchoSettings.DEFAULT, new Random(1));
        frames(100);
        assertThat(heardDbm0()).isLessThan(-50);
        talker.stopCancellingEcho();
        frames(5);
        assertThat(heardDbm0()).isGreaterThan(-30);
    }

    @Test
    void aContributionIsWhatTheMixGetsAfterVolumeAndMute() {
        List<int[]> stem = new ArrayList<>();
        talker.conferenceInput()
                .contribution()
                .connect((frame, _, _) -> stem.add(frame.samples().clone()));
        levelDbm0 = -20;
        talker.conferenceInput().adjustVolume(-6);
        frames(3);
        assertThat(stem).hasSize(3);
        assertThat(stem.getLast()).isEqualTo(listener.heard);
        talker.conferenceInput().mute();
        frames(1);
        assertThat(stem.getLast()).containsOnly(0);
        Datafeed contribution = talker.conferenceInput().contribution();
        refused(
                ErrorCode.BAD_PARAMETER,
                () -> processor.openChannel(ChannelType.INPUT).receiveFrom(contribution));
    }

    @Test
    void settingsGoWithTheAttachment() {
        talker.conferenceInput().trackSpeech(SpeechSettings.DEFAULT);
        talker.conferenceInput().startAgc(AgcSettings.DEFAULT);
        int id = talker.conferenceInput().id().orElseThrow();
        listener.channel.conferenceOutput().leave(id);
        talker.conferenceInput().detach();
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> talker.conferenceInput().trackSpeech(SpeechSettings.DEFAULT));
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> talker.conferenceInput().startAgc(AgcSettings.DEFAULT));
        listener.channel.conferenceOutput().add(talker.conferenceInput());
        frames(150);
        assertThat(heardDbm0()).isBetween(-52.0, -48.0);
    }

    @Test
    void refusesWhatCannotBe() {
        Channel wideband = processor.openChannel(ChannelType.FULL_DUPLEX, 16_000);
        Channel fullband = processor.openChannel(ChannelType.FULL_DUPLEX, 48_000);
        Channel elsewhere = engine.openProcessor().openChannel(ChannelType.FULL_DUPLEX);
        wideband.conferenceOutput().start();
        elsewhere.conferenceOutput().start();
        ConferenceInput input = talker.conferenceInput();
        SidetoneSettings sidetone = SidetoneSettings.DEFAULT;
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> input.suppressSidetone(talker.conferenceOutput(), sidetone));
        refused(ErrorCode.BAD_PARAMETER, () -> input.suppressSidetone(wideband.conferenceOutput(), sidetone));
        refused(ErrorCode.NOT_SAME_MODULE, () -> input.suppressSidetone(elsewhere.conferenceOutput(), sidetone));
        refused(ErrorCode.BAD_PARAMETER, () -> talker.cancelEcho(wideband, EchoSettings.DEFAULT, random));
        refused(ErrorCode.BAD_PARAMETER, () -> fullband.cancelEcho(fullband, EchoSettings.DEFAULT, random));
        refused(ErrorCode.NOT_SAME_MODULE, () -> talker.cancelEcho(elsewhere, EchoSettings.DEFAULT, random));
        input.startAgc(AgcSettings.DEFAULT.withTarget(0));
        refused(ErrorCode.BAD_PARAMETER, () -> input.adjustVolume(12));
    }
}
