package tutti.server.playout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReceptionQualityTest {
    private static final int[] SPEECH = Signals.speech(60, 3);

    @Test
    void aCleanCallWaitsForItsTickOnly() {
        ReceptionQuality quality = new VirtualCall(SPEECH, 7, NetworkConditions.CLEAN, 1)
                .run()
                .playout
                .quality(0);

        assertThat(quality.networkJitterMillis()).isZero();
        assertThat(quality.jitterBufferMillis()).isCloseTo(0.75, within(0.1));
        assertThat(quality.frameWaitMillis()).isCloseTo(6.25, within(0.1));
        assertThat(quality.delayMillis()).isCloseTo(7, within(0.1));
        assertThat(quality.lostPercent() + quality.latePercent() + quality.concealedPercent())
                .isZero();
    }

    @Test
    void jitterIsHeldOnItsOwnAccount() {
        VirtualCall call = new VirtualCall(SPEECH, 7, NetworkConditions.CLEAN.jitter(30), 1).run();
        ReceptionQuality quality = call.playout.quality(5);

        assertThat(quality.networkJitterMillis()).isBetween(45.0, 75.0);
        assertThat(quality.jitterBufferMillis()).isBetween(3.0, 30.0);
        assertThat(quality.frameWaitMillis()).isBetween(0.0, 20.0);
        assertThat(quality.codecLookAheadMillis()).isEqualTo(5);
        assertThat(quality.longestMillis()).isGreaterThan(quality.delayMillis() - 5);
        assertThat(quality.scaledPercent()).isPositive();
    }

    @Test
    void lossIsWhatTheNetworkLost() {
        VirtualCall call =
                new VirtualCall(SPEECH, 7, NetworkConditions.CLEAN.loss(5, 1).reorder(1), 2).run();
        ReceptionQuality quality = call.playout.quality(0);
        double lostPercent = 100.0 * call.network.lost() / call.network.sent();

        assertThat(quality.lostPercent()).isCloseTo(lostPercent, within(0.2));
        assertThat(quality.latePercent()).isCloseTo(0.95, within(0.5));
        assertThat(quality.concealedPercent()).isCloseTo(quality.lostPercent() + quality.latePercent(), within(0.4));
    }

    @Test
    void readsAsOneLine() {
        assertThat(new Playout(8000, 160, tutti.rtp.jitter.JitterBufferSettings.TELEPHONE).quality(0))
                .hasToString(
                        "delay 0.0 ms (jitter 0.0, buffer 0.0, tick 0.0, codec 0.0; longest 0), lost 0.00 %, late 0.00 %, "
                                + "made up 0.00 %, scaled 0.00 %");
    }
}
