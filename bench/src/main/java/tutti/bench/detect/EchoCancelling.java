package tutti.bench.detect;

import java.util.Random;
import java.util.function.Predicate;
import tutti.audio.echo.EchoCanceller;
import tutti.audio.echo.EchoSettings;

/// The echo canceller with the longest span, 64 ms, and delays of up to 300 ms.
final class EchoCancelling implements Stage {
    private static final double GOOD_DB = 20;

    private final Loop sent;
    private final Loop received;
    private final int[] reference;
    private final int[] frame;
    private final EchoCanceller canceller;
    private final Predicate<EchoCanceller> worked;

    private EchoCancelling(int sampleRateHz, int[] sent, int[] received, Predicate<EchoCanceller> worked) {
        this.sent = new Loop(sent, sampleRateHz);
        this.received = new Loop(received, sampleRateHz);
        this.worked = worked;
        reference = new int[Loop.frameSamples(sampleRateHz)];
        frame = new int[reference.length];
        canceller = new EchoCanceller(sampleRateHz, EchoSettings.DEFAULT, new Random(1));
    }

    /// `received` is the echo of `sent`.
    static EchoCancelling ofEcho(int sampleRateHz, int[] sent, int[] received) {
        return new EchoCancelling(sampleRateHz, sent, received, it -> it.enhancementDb() > GOOD_DB);
    }

    /// `received` has nothing of `sent`, and the canceller searches in vain.
    static EchoCancelling ofNoEcho(int sampleRateHz, int[] sent, int[] received) {
        return new EchoCancelling(sampleRateHz, sent, received, it -> it.delayMillis() == 0);
    }

    /// Nothing is sent.
    static EchoCancelling ofSilence(int sampleRateHz, int[] received) {
        return new EchoCancelling(sampleRateHz, new int[received.length], received, it -> it.enhancementDb() == 0);
    }

    @Override
    public void run(int ticks) {
        for (int tick = 0; tick < ticks; tick++) {
            sent.next(reference);
            received.next(frame);
            canceller.cancel(frame, reference, frame.length);
        }
    }

    @Override
    public boolean worked() {
        return worked.test(canceller);
    }
}
