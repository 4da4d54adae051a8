package tutti.bench.quality;

import java.util.Arrays;
import java.util.Random;
import tutti.audio.g711.G711;
import tutti.rtp.packet.RtpPacket;
import tutti.rtp.packet.RtpWriter;
import tutti.server.playout.Playout;
import tutti.server.playout.PlayoutStatistics;

/// A call in virtual time: what was spoken, what is heard of it, and which of what was spoken each heard frame is.
///
/// ```
///   spoken ─► µ-law ─► RTP, 20 ms ─► [ImpairedPath] ─► [ReceivePath] ═ every 20 ms, φ = 7 ms after a packet ═► heard
/// ```
/// Thread: one.
final class HeardCall {
    static final int RATE_HZ = ReceivePath.RATE_HZ;
    static final int FRAME = ReceivePath.FRAME_SAMPLES;
    static final long FRAME_NANOS = 20_000_000;
    private static final long PHASE_NANOS = 7_000_000;
    private static final int SAMPLES_PER_MILLI = 8;
    private static final int SEARCH_SAMPLES = 12 * SAMPLES_PER_MILLI;

    /// As the other side's decoder gives it when nothing happens.
    final int[] spoken;

    final int[] heard;

    /// Where the frame of each tick begins in what was spoken.
    final int[] spokenAt;

    /// From the arrival of a packet that suffers no jitter to its tick; not a number unless the frame was audio alone.
    final double[] delayMillis;

    /// How late the packet of each tick's time was made by the path.
    final double[] lateMillis;

    final ImpairedPath path;
    private final ReceivePath receivePath = new ReceivePath();
    private final RtpWriter writer;
    private int tick;

    HeardCall(int[] speech, Impairment impairment, long seed) {
        int ticks = speech.length / FRAME;
        spoken = new int[ticks * FRAME];
        byte[] codes = new byte[spoken.length];
        G711.MU_LAW.encode(speech, 0, codes, 0, spoken.length);
        G711.MU_LAW.decode(codes, 0, spoken, 0, spoken.length);
        heard = new int[spoken.length];
        spokenAt = new int[ticks];
        delayMillis = new double[ticks];
        lateMillis = new double[ticks];
        path = new ImpairedPath(impairment, ticks, seed);
        writer = new RtpWriter(new Random(seed));
    }

    /// Goes on to the end.
    HeardCall run() {
        return runUntil(Integer.MAX_VALUE);
    }

    /// Goes on until `seconds` of the call are over.
    HeardCall runUntil(int seconds) {
        int end = (int) Math.min(spokenAt.length, 50L * seconds);
        for (; tick < end; tick++) {
            long sentNanos = tick * FRAME_NANOS;
            long nowNanos = sentNanos + ImpairedPath.DELAY_NANOS + PHASE_NANOS;
            send(sentNanos);
            lateMillis[tick] = path.lastLateMillis();
            path.deliver(nowNanos, receivePath::arrived);
            Playout.Frame kind = receivePath.playout().pull(heard, tick * FRAME, FRAME, nowNanos);
            place(kind == Playout.Frame.AUDIO);
        }
        return this;
    }

    private void send(long nowNanos) {
        byte[] octets = new byte[RtpPacket.HEADER_OCTETS + FRAME];
        G711.MU_LAW.encode(spoken, tick * FRAME, octets, RtpPacket.HEADER_OCTETS, FRAME);
        writer.write(octets, 0, ReceivePath.PAYLOAD_TYPE, tick == 0, FRAME);
        writer.advance(FRAME);
        path.send(octets, nowNanos);
    }

    /// What was made up continues what was before; audio is where its delay says, to the sample.
    private void place(boolean audio) {
        int follows = tick == 0 ? 0 : spokenAt[tick - 1] + FRAME;
        spokenAt[tick] = follows;
        delayMillis[tick] = Double.NaN;
        if (!audio) return;
        if (!isEqual(follows)) {
            int delaySamples = (int) Math.rint(receivePath.playout().delayMillis() * SAMPLES_PER_MILLI);
            int phaseSamples = (int) (PHASE_NANOS / 1_000_000 * SAMPLES_PER_MILLI);
            spokenAt[tick] = mostLike(tick * FRAME + phaseSamples - delaySamples);
        }
        delayMillis[tick] = PHASE_NANOS / 1e6 + (double) (tick * FRAME - spokenAt[tick]) / SAMPLES_PER_MILLI;
    }

    private boolean isEqual(int at) {
        if (at < 0 || at + FRAME > spoken.length) return false;
        return Arrays.equals(spoken, at, at + FRAME, heard, tick * FRAME, (tick + 1) * FRAME);
    }

    private int mostLike(int about) {
        int best = about;
        double bestLikeness = 0;
        for (int at = Math.max(0, about - SEARCH_SAMPLES);
                at <= Math.min(spoken.length - FRAME, about + SEARCH_SAMPLES);
                at++) {
            double likeness = likeness(at);
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = at;
            }
        }
        return best;
    }

    private double likeness(int at) {
        double product = 0;
        double energy = 1;
        for (int i = 0; i < FRAME; i++) {
            product += (double) spoken[at + i] * heard[tick * FRAME + i];
            energy += (double) spoken[at + i] * spoken[at + i];
        }
        return product / Math.sqrt(energy);
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
}
