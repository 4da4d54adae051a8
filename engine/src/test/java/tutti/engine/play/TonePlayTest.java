package tutti.engine.play;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.play.Sounds.ENGINE;
import static tutti.engine.play.Sounds.FADE;
import static tutti.engine.play.Sounds.FRAME;
import static tutti.engine.play.Sounds.RATE_HZ;
import static tutti.engine.play.Sounds.heard;
import static tutti.engine.play.Sounds.joined;
import static tutti.engine.play.Sounds.steepestStep;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.audio.tone.Cadence;
import tutti.audio.tone.CadencePlayer;
import tutti.audio.tone.CallProgressTone;
import tutti.audio.tone.DigitGenerator;
import tutti.audio.tone.DigitString;
import tutti.audio.tone.DigitTiming;
import tutti.audio.tone.Tone;

class TonePlayTest {
    private static final Tone TONE = Tone.ofDbm0(425, -13);

    @Test
    void aCadenceIsHeardAsOftenAsItSaysAndIsThenComplete() {
        Cadence cadence = new Cadence(List.of(Cadence.element(30, 20, TONE)), 3);
        TonePlay play = TonePlay.of(cadence, ENGINE);
        int[] wanted = new int[8 * FRAME];
        new CadencePlayer(cadence, RATE_HZ).generate(wanted, 0, wanted.length);

        int[] heard = heard(play, 7);
        assertThat(play.status()).isEqualTo(PlayStatus.PLAYING);
        assertThat(joined(heard, heard(play, 1))).isEqualTo(wanted);
        assertThat(play.status()).isEqualTo(PlayStatus.COMPLETE);
        assertThat(play.positionSamples()).isEqualTo(RATE_HZ * 150 / 1000);
        assertThat(play.pull(new int[FRAME], FRAME, 0)).isFalse();
    }

    @Test
    void digitsAreSentAndThenComplete() {
        DigitString digits = new DigitString("18#");
        TonePlay play = TonePlay.of(digits, DigitTiming.DEFAULT, ENGINE);
        int[] wanted = new int[30 * FRAME];
        new DigitGenerator(digits, DigitTiming.DEFAULT, RATE_HZ).generate(wanted, 0, wanted.length);

        assertThat(heard(play, 30)).isEqualTo(wanted);

        assertThat(play.status()).isEqualTo(PlayStatus.COMPLETE);
    }

    @Test
    void anEndlessToneEndsByAnAbortWithoutAClick() {
        TonePlay play = TonePlay.of(Cadence.steady(TONE), ENGINE);
        int[] before = heard(play, 500);
        assertThat(play.status()).isEqualTo(PlayStatus.PLAYING);

        play.abort();
        int[] last = heard(play, 2);

        assertThat(play.status()).isEqualTo(PlayStatus.ABORTED);
        assertThat(play.positionSamples()).isEqualTo(500L * FRAME + FADE);
        assertThat(steepestStep(joined(before, last))).isLessThanOrEqualTo(steepestStep(before) * 11 / 10);
        assertThat(Arrays.copyOfRange(last, FADE, last.length)).containsOnly(0);
    }

    @Test
    void theSilenceOfACadenceIsReportedAsSilence() {
        TonePlay play = TonePlay.of(CallProgressTone.EU_CONGESTION.cadence(), ENGINE);
        int[] frame = new int[FRAME];

        for (int i = 0; i < 40; i++) {
            assertThat(play.pull(frame, FRAME, 0)).as("frame %d", i).isEqualTo(i / 10 % 2 == 0);
        }
    }
}
