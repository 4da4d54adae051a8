package tutti.engine.play;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;
import static tutti.engine.play.Sounds.ENGINE;
import static tutti.engine.play.Sounds.FADE;
import static tutti.engine.play.Sounds.FRAME;
import static tutti.engine.play.Sounds.clip;
import static tutti.engine.play.Sounds.numbers;
import static tutti.engine.play.Sounds.replay;

import org.junit.jupiter.api.Test;
import tutti.audio.tone.Cadence;
import tutti.audio.tone.Tone;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.EngineSettings;
import tutti.engine.ErrorCode;
import tutti.engine.Processor;
import tutti.engine.Room.Voice;

class PromptsTest {
    private final Processor processor = new Engine(ENGINE).openProcessor();
    private final Prompts prompts = new Prompts();
    private final Voice ear = new Voice(processor, 0);

    private static TonePlay steady() {
        return TonePlay.of(Cadence.steady(Tone.ofDbm0(425, -13)), ENGINE);
    }

    @Test
    void aPromptIsHeardToItsEndAndPollingFreesTheChannel() {
        Replay replay = replay(clip(numbers(1, 2 * FRAME)).content());
        prompts.play(ear.channel, replay);

        processor.tick(0);
        assertThat(ear.heard).isEqualTo(numbers(1, FRAME));
        assertThat(prompts.poll()).isEmpty();
        processor.tick(0);
        assertThat(ear.heard).isEqualTo(numbers(FRAME + 1, FRAME));
        refused(ErrorCode.WRONG_CHANNEL_STATE, () -> prompts.play(ear.channel, steady()));

        assertThat(prompts.poll())
                .containsExactly(new Completion(ear.channel, replay, PlayStatus.COMPLETE, 2L * FRAME));
        assertThat(prompts.poll()).isEmpty();
        prompts.play(ear.channel, steady());
        assertThat(prompts.playing()).isEqualTo(1);
    }

    @Test
    void anAnnouncementForAConferenceIsHeardThereUntilItIsOver() {
        Channel announcer = processor.openChannel(ChannelType.INPUT);
        ear.channel.conferenceOutput().start();
        ear.channel.conferenceOutput().add(announcer.conferenceInput());
        prompts.receiveFrom(announcer, replay(clip(numbers(1, FRAME)).content()));

        processor.tick(0);
        assertThat(ear.heard).isEqualTo(numbers(1, FRAME));

        assertThat(prompts.poll()).hasSize(1);
        processor.tick(0);
        assertThat(ear.heard).containsOnly(0);
    }

    @Test
    void anAbortedPromptFadesAndThenFreesTheChannel() {
        Replay replay = replay(clip(numbers(1, 5 * FRAME)).content());
        prompts.play(ear.channel, replay);
        processor.tick(0);

        replay.abort();
        assertThat(prompts.poll()).isEmpty();
        processor.tick(0);

        assertThat(prompts.poll())
                .containsExactly(new Completion(ear.channel, replay, PlayStatus.ABORTED, FRAME + FADE));
        prompts.play(ear.channel, steady());
    }

    @Test
    void oneThatIsAbortedAndNoLongerPulledIsGivenUp() {
        Replay replay = replay(clip(numbers(1, 5 * FRAME)).content());
        prompts.play(ear.channel, replay);
        processor.tick(0);

        ear.channel.release();
        replay.abort();
        for (int i = 0; i < 3; i++) {
            assertThat(prompts.poll()).isEmpty();
            processor.tick(0);
        }

        assertThat(prompts.poll()).containsExactly(new Completion(ear.channel, replay, PlayStatus.ABORTED, FRAME));
        assertThat(prompts.playing()).isZero();
    }

    @Test
    void aChannelThatSomebodyElseHasStoppedIsNoError() {
        prompts.play(ear.channel, replay(clip(numbers(1, FRAME)).content()));
        processor.tick(0);
        ear.channel.stopPlaying();

        assertThat(prompts.poll()).hasSize(1);
    }

    @Test
    void whatIsMadeForAnotherRateIsRefused() {
        Channel wide = processor.openChannel(ChannelType.FULL_DUPLEX, 16_000);
        TonePlay fits = TonePlay.of(Cadence.steady(Tone.ofDbm0(425, -13)), new EngineSettings(16_000, 20));

        refused(ErrorCode.BAD_PARAMETER, () -> prompts.play(wide, steady()));
        refused(ErrorCode.BAD_PARAMETER, () -> prompts.receiveFrom(ear.channel, fits));
        prompts.play(wide, fits);
        processor.tick(0);
        assertThat(fits.status()).isEqualTo(PlayStatus.PLAYING);
    }

    @Test
    void moreThanTheLimitAreRefused() {
        refused(ErrorCode.BAD_PARAMETER, () -> new Prompts(0));
        Prompts two = new Prompts(2);
        two.play(ear.channel, steady());
        two.receiveFrom(ear.channel, steady());

        refused(ErrorCode.NO_RESOURCES, () -> two.play(new Voice(processor, 0).channel, steady()));
    }
}
