package tutti.bench.quality;

import java.util.Arrays;
import java.util.BitSet;
import tutti.server.playout.Playout;
import tutti.server.playout.PlayoutStatistics;

/// A call in virtual time: what was spoken, what is heard of it, and which of what was spoken each heard frame is.
///
/// ```
///   [EncodedSpeech] ─► RTP, 20 ms ─► [ImpairedPath] ─► [ReceivePath] ═ every 20 ms, φ = 7 ms after a packet ═► heard
/// ```
/// Thread: one.
final class HeardCall implements AutoCloseable {
    static final long FRAME_NANOS = 20_000_000;
    private static final long USUAL_PHASE_NANOS = 7_000_000;

    final EncodedSpeech speech;
    final Heard heard;

    /// From the arrival of a packet that suffers no jitter to its tick; not a number unless the frame was audio alone.
    final double[] delayMillis;

    /// How late the packet of each tick's time was made by the path.
    final double[] lateMillis;

    final ImpairedPath path;
    private final ReceivePath receivePath;
    private final EncodedSpeech.Sender sender;
    private final long phaseNanos;
    private final int[] missing;
    private long missingSamples;
    private int tick;

    HeardCall(EncodedSpeech speech, Impairment impairment, long seed) {
        this(speech, impairment, seed, USUAL_PHASE_NANOS);
    }

    /// One whose packets come `phaseNanos` before their tick.
    HeardCall(EncodedSpeech speech, Impairment impairment, long seed, long phaseNanos) {
        this(
                speech,
                new ImpairedPath(impairment, speech.frames(), seed),
                new ReceivePath(speech, speech.decoder()),
                phaseNanos);
    }

    private HeardCall(EncodedSpeech speech, ImpairedPath path, ReceivePath receivePath, long phaseNanos) {
        this.phaseNanos = phaseNanos;
        this.speech = speech;
        this.path = path;
        this.receivePath = receivePath;
        heard = new Heard(speech.decoded, speech.sampleRateHz);
        delayMillis = new double[speech.frames()];
        lateMillis = new double[speech.frames()];
        missing = new int[speech.frames()];
        sender = speech.sender();
    }

    /// The same speech with gaps as long and in the same places, and nothing else: all that comes is on time, and no
    /// copy of what is lost is used. What is wrong with it is what concealment cannot do.
    HeardCall withSameGapsOnTime() {
        BitSet gaps = gaps();
        return new HeardCall(
                speech,
                ImpairedPath.losing(gaps, speech.frames()),
                new ReceivePath(speech, new WithoutCopies(speech.decoder())),
                phaseNanos);
    }

    /// As many packets as are missing in what is heard, where they are missing.
    BitSet gaps() {
        BitSet gaps = new BitSet();
        int owed = 0;
        for (int n = 0; n < tick; n++) {
            owed += missing[n];
            while (owed > speech.frameSamples / 2) {
                int packet = Math.max(0, Math.round((float) heard.spokenAt[n] / speech.frameSamples));
                gaps.set(gaps.nextClearBit(packet));
                owed -= speech.frameSamples;
            }
        }
        return gaps;
    }

    /// Goes on to the end.
    HeardCall run() {
        return runUntil(Integer.MAX_VALUE);
    }

    /// Goes on until `seconds` of the call are over.
    HeardCall runUntil(int seconds) {
        int end = (int) Math.min(speech.frames(), (long) EncodedSpeech.FRAMES_PER_SECOND * seconds);
        for (; tick < end; tick++) {
            long sentNanos = tick * FRAME_NANOS;
            long nowNanos = sentNanos + ImpairedPath.DELAY_NANOS + phaseNanos;
            path.send(sender.next(), sentNanos);
            lateMillis[tick] = path.lastLateMillis();
            path.deliver(nowNanos, receivePath::arrived);
            int at = tick * speech.frameSamples;
            Playout.Frame kind = receivePath.playout().pull(heard.samples, at, speech.frameSamples, nowNanos);
            account(statistics());
            place(kind == Playout.Frame.AUDIO);
        }
        return this;
    }

    private void account(PlayoutStatistics statistics) {
        long nowMissing = statistics.concealedSamples() + statistics.recoveredSamples() + statistics.silenceSamples();
        // Before the first packet nothing is missing.
        missing[tick] = statistics.jitterBuffer().accepted() == 0 ? 0 : (int) (nowMissing - missingSamples);
        missingSamples = nowMissing;
    }

    /// What was made up continues what was before; audio is where its delay says, to the sample.
    private void place(boolean audio) {
        delayMillis[tick] = Double.NaN;
        heard.placeNext(tick);
        if (!audio) return;
        int perMilli = speech.sampleRateHz / 1000;
        double afterMillis = receivePath.playout().delayMillis() - phaseNanos / 1e6;
        heard.place(tick, tick * speech.frameSamples - (int) Math.rint(afterMillis * perMilli));
        int lag = tick * speech.frameSamples - heard.spokenAt[tick];
        delayMillis[tick] = phaseNanos / 1e6 + (double) lag / perMilli;
    }

    PlayoutStatistics statistics() {
        return receivePath.playout().statistics();
    }

    /// The delay that `percent` of the frames of audio from `fromTick` on do not exceed.
    double delayMillis(int fromTick, double percent) {
        double[] sorted = Arrays.stream(delayMillis, fromTick, tick)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted[(int) (percent / 100 * (sorted.length - 1))];
    }

    /// Gives back the decoder; what was measured stays.
    @Override
    public void close() {
        receivePath.close();
    }
}
