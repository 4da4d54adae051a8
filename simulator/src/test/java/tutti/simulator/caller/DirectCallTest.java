package tutti.simulator.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import tutti.server.codec.AudioCodec;
import tutti.simulator.hearing.Hearing;
import tutti.simulator.hearing.HearingMatrix;
import tutti.simulator.voice.Voice;

class DirectCallTest {
    private static final int RECORD_SECONDS = 4;
    private static final double ONSET_MILLIS = 1;

    private static Hearing hearing(AudioCodec codec) {
        Voice words = Voice.bursts(467, -20, 200, 120, 1_000);
        CallerPlan plan = new CallerPlan("Ida", "nowhere", codec, words, RECORD_SECONDS);
        CallRecord himself = DirectCall.of(plan, new Random(4));
        return HearingMatrix.measure(himself, himself, 0, Long.MAX_VALUE).orElseThrow();
    }

    @Test
    void aTelephonesWordIsHeardAsItIsSaid() throws Exception {
        Hearing hearing = hearing(CallerCodec.PCMU.codec());
        assertThat(hearing.heardUtterances()).isGreaterThanOrEqualTo(RECORD_SECONDS - 2);
        assertThat(hearing.heardDbov()).isCloseTo(hearing.spokenDbov(), within(0.5));
        assertThat(hearing.delayMillisMedian().orElseThrow()).isCloseTo(0, within(0.01));
    }

    /// The filters of G.722 hold 22 samples of 16 kHz, those to and from 8 kHz a little more.
    @Test
    void aWidebandCodecTakesItsTime() throws Exception {
        assertThat(hearing(CallerCodec.G722.codec()).delayMillisMedian().orElseThrow())
                .isBetween(1.4 - ONSET_MILLIS, 1.4 + 4 + ONSET_MILLIS);
    }

    @Test
    void opusLooksAhead() throws Exception {
        assertThat(hearing(CallerCodec.OPUS.codec()).delayMillisMedian().orElseThrow())
                .isBetween(6.5 - ONSET_MILLIS, 6.5 + 4 + ONSET_MILLIS);
    }
}
