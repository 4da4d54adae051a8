package tutti.server.call;

import tutti.audio.tone.Milliwatt;
import tutti.engine.FrameSource;

/// 1 kHz at 0 dBm0 for as long as it is listened to.
final class MilliwattSource implements FrameSource {
    private final Milliwatt tone = new Milliwatt();

    @Override
    public boolean pull(int[] samples, int count, long dueNanos) {
        tone.generate(samples, 0, count);
        return true;
    }
}
