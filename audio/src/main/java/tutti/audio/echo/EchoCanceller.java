package tutti.audio.echo;

import java.util.random.RandomGenerator;
import tutti.audio.level.Dbm0;
import tutti.audio.level.LevelMeter;

/// Cancels line echo: what a hybrid at the far end of a line returns of what the party was sent.
///
/// ```
///   reference ─┬─► history ─► delayed ─► model of the echo path ─► echo
///              └─► delay search ──┘             ▲                   │
///                     ▲                         │ error             ▼
///   input ────────────┴─────────────────────────┴──────────────── ( − ) ─► residual: none, muted, noise ─► input
/// ```
/// Two phases, as in Prosody: the delay of the echo is searched for (300 ms of sound suffice), then its path is
/// learnt from there on; a path within the first 64 ms is learnt before its delay is known. Double talk stops the
/// learning (see [EchoPath]); if the result is louder than the input, the input goes through and after 100 ms the
/// path is forgotten and learnt anew, which is counted.
///
/// While the far end is silent (below -60 dBm0 for longer than the path) the input is not touched, bit for bit.
/// Adds no delay. Acoustic echo with its long and moving paths is not its business.
///
/// Frames are whole multiples of 10 ms, at 8000 or 16000 Hz, or it ends in an `IllegalArgumentException`.
/// Thread: its owner's. Allocates nothing after construction. Strict `float` and `double`: the same calls
/// give the same bits. Source: Prosody `sm_condition_input`; ITU-T G.168 for the words and the numbers of
/// the tests.
public final class EchoCanceller {
    private static final int BLOCKS_PER_SECOND = 100;
    private static final double SILENCE = Dbm0.meanSquare(-60);
    private static final double DELAY_FAR_LEAST = Dbm0.meanSquare(-45);
    private static final double DELAY_NEAR_LEAST = Dbm0.meanSquare(-60);
    private static final int LEAD_MILLIS = 3;
    private static final int ALIGNED_MILLIS = 8;

    /// In double talk a delay may be found that is a little too short: no reason to forget a path that is right.
    private static final int FOUND_EARLY_MILLIS = 2;
    /// A path that removes this much is in the right place: there is nothing to search.
    private static final double GOOD_RATIO = Dbm0.ratio(-10);

    private static final double LOUDER_RATIO = Dbm0.ratio(1);
    private static final double SMOOTHING = 0.1;
    private static final int LOUDER_BLOCKS_MAX = 10;

    private final int sampleRateHz;
    private final int blockSamples;
    private final EchoPath path;
    private final EchoDelay search;
    private final SentHistory history;
    private final ResidualSuppressor residual;
    private final float[] window;
    private final float[] echo;
    private final float[] error;
    private int delaySamples;
    private int quietBlocks;
    private int louderBlocks;
    private double inputMeanSquare;
    private double errorMeanSquare;
    private boolean bypassed;
    private long restarts;

    /// `sampleRateHz` is 8000 or 16000; `random` makes the comfort noise. Fails with an `IllegalArgumentException`
    /// for another rate.
    public EchoCanceller(int sampleRateHz, EchoSettings settings, RandomGenerator random) {
        if (sampleRateHz != 8000 && sampleRateHz != 16_000) {
            throw new IllegalArgumentException(
                    "Line echo cannot be cancelled at " + sampleRateHz + " Hz: give 8000 or 16000");
        }
        this.sampleRateHz = sampleRateHz;
        blockSamples = sampleRateHz / BLOCKS_PER_SECOND;
        path = new EchoPath(blockSamples, samples(settings.spanMillis()));
        search = new EchoDelay(sampleRateHz, settings.delayMaxMillis());
        residual = new ResidualSuppressor(settings, blockSamples, random);
        window = new float[path.fftSamples()];
        echo = new float[blockSamples];
        error = new float[blockSamples];
        int pathSamples = path.spectra() * blockSamples + path.fftSamples();
        history = new SentHistory(samples(settings.delayMaxMillis()) + 2 * blockSamples + pathSamples);
        quietBlocks = silentAfterBlocks();
    }

    private int samples(int millis) {
        return millis * (sampleRateHz / 1000);
    }

    /// Takes the echo of what was sent out of one frame of input, in place.
    ///
    /// `reference` is what the party was sent meanwhile: of equal length, one call for each frame, none left out.
    /// It may be earlier than the input by up to the longest delay and never later.
    public void cancel(int[] input, int[] reference, int count) {
        requireWholeBlocks(count);
        for (int offset = 0; offset < count; offset += blockSamples) {
            cancelBlock(input, reference, offset);
        }
    }

    private void requireWholeBlocks(int count) {
        if (count <= 0 || count % blockSamples != 0) {
            throw new IllegalArgumentException(
                    "A frame of " + count + " samples cannot be freed of echo: give a multiple of " + blockSamples);
        }
    }

    private void cancelBlock(int[] input, int[] reference, int offset) {
        history.add(reference, offset, blockSamples);
        double sent = meanSquare(reference, offset);
        double received = meanSquare(input, offset);
        search.sent(reference, offset);
        boolean cancels = errorMeanSquare < GOOD_RATIO * inputMeanSquare;
        if (!cancels && sent > DELAY_FAR_LEAST && received > DELAY_NEAR_LEAST) {
            align(search.received(input, offset));
        }
        quietBlocks = sent > SILENCE ? 0 : Math.min(quietBlocks + 1, silentAfterBlocks());
        boolean farHeard = quietBlocks < silentAfterBlocks();
        if (farHeard) {
            subtract(input, offset, received);
        }
        residual.apply(input, offset, farHeard ? meanSquare(input, offset) : received, farHeard);
    }

    private int silentAfterBlocks() {
        return path.spectra() + (path.fftSamples() + delaySamples) / blockSamples + 1;
    }

    private void subtract(int[] input, int offset, double received) {
        history.copy(delaySamples, window);
        path.sent(window);
        path.echo(echo);
        double errorSquares = 0;
        for (int i = 0; i < blockSamples; i++) {
            error[i] = input[offset + i] - echo[i];
            errorSquares += (double) error[i] * error[i];
        }
        path.learn(error);
        inputMeanSquare += SMOOTHING * (received - inputMeanSquare);
        errorMeanSquare += SMOOTHING * (errorSquares / blockSamples - errorMeanSquare);
        boolean wasBypassed = bypassed;
        bypassed = errorMeanSquare > LOUDER_RATIO * inputMeanSquare + 1;
        write(input, offset, wasBypassed ? 0 : 1, bypassed ? 0 : 1);
        louderBlocks = bypassed ? louderBlocks + 1 : 0;
        if (louderBlocks == LOUDER_BLOCKS_MAX) {
            restart();
        }
    }

    /// The share of the echo that is taken out goes in a straight line from one value to the other.
    private void write(int[] input, int offset, float from, float to) {
        float step = (to - from) / blockSamples;
        for (int i = 0; i < blockSamples; i++) {
            float value = input[offset + i] - echo[i] * (from + step * (i + 1));
            input[offset + i] = Math.clamp(Math.round(value), -32768, 32767);
        }
    }

    private void align(int foundSamples) {
        int early = foundSamples - delaySamples;
        boolean aligned = early >= -samples(FOUND_EARLY_MILLIS) && early < samples(ALIGNED_MILLIS);
        if (foundSamples != EchoDelay.NOT_FOUND && !aligned) {
            delaySamples = Math.max(0, foundSamples - samples(LEAD_MILLIS));
            path.reset();
            refill();
        }
    }

    /// The spectra of what was sent, seen from the new delay.
    private void refill() {
        for (int block = path.spectra() - 1; block > 0; block--) {
            history.copy(delaySamples + block * blockSamples, window);
            path.sent(window);
        }
    }

    private void restart() {
        path.reset();
        errorMeanSquare = inputMeanSquare;
        louderBlocks = 0;
        restarts++;
    }

    /// Forgets delay and path: the line was switched to somebody else.
    public void reinitialise() {
        search.reset();
        delaySamples = 0;
        path.reset();
        errorMeanSquare = inputMeanSquare;
    }

    private double meanSquare(int[] samples, int offset) {
        return (double) LevelMeter.sumOfSquares(samples, offset, blockSamples) / blockSamples;
    }

    /// Delay from which on the echo path is modelled, in milliseconds; 0 until one was found.
    public double delayMillis() {
        return 1000.0 * delaySamples / sampleRateHz;
    }

    /// By how much cancellation alone lowered the input lately (100 ms in which the far end was heard), in dB.
    public double enhancementDb() {
        return Dbm0.level(inputMeanSquare) - Dbm0.level(errorMeanSquare);
    }

    /// Whether the residual of the last block was suppressed.
    public boolean isSuppressing() {
        return residual.isSuppressing();
    }

    /// How often the path was forgotten because its model made the input louder.
    public long restarts() {
        return restarts;
    }
}
