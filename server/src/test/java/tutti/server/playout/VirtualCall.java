package tutti.server.playout;

import java.util.Arrays;
import tutti.rtp.jitter.JitterBufferSettings;

/// One sender, a [VirtualNetwork], one [Playout], ticks every 20 ms: a call in virtual time.
///
/// ```
///   sender ─ every ptime, at φ before a tick (on a clean network) ─► network ─► offer │ pull ─► heard
/// ```
///
/// The sender's properties may be changed between two calls of [#run].
final class VirtualCall {
    static final int RATE_HZ = 8000;
    static final int FRAME = 160;
    static final long FRAME_NANOS = 20_000_000;
    static final int LINEAR = 96;
    private static final int HEARD_TICKS_MAX = 6_000;

    final int[] spoken;
    final int[] heard;
    final double[] delayMillis;
    final Playout.Frame[] frames;
    final Playout playout = new Playout(RATE_HZ, FRAME, JitterBufferSettings.TELEPHONE);
    final VirtualNetwork network;

    int ptimeSamples = FRAME;
    int payloadType = LINEAR;
    double skewPpm;
    int ticksPerSample = 1;
    int sequence = 65_000;
    int rtpTimestamp = -50_000;
    boolean marker = true;
    boolean speaking = true;
    /// Whether packets are decoded when they come, as far as possible.
    boolean prepares;
    /// So much later than it is due the tick is worked off, for a processor that is held up; it is told when it
    /// was due.
    long tickLateNanos;

    private boolean sendsCopies;
    private final double phaseMillis;
    private int position;
    private int packetSamples;
    private double nextSendNanos;
    private int tick;

    /// As long as what is spoken.
    VirtualCall(int[] spoken, double phaseMillis, NetworkConditions conditions, long seed) {
        this(spoken, spoken.length / RATE_HZ, phaseMillis, conditions, seed);
    }

    /// What is spoken is repeated for `seconds`. Of what is heard only the last two minutes are kept.
    ///
    /// `phaseMillis` is φ: how long before a tick a packet arrives when the network is clean.
    VirtualCall(int[] spoken, int seconds, double phaseMillis, NetworkConditions conditions, long seed) {
        this.spoken = spoken;
        this.phaseMillis = phaseMillis;
        int ticks = seconds * 50;
        heard = new int[Math.min(ticks, HEARD_TICKS_MAX) * FRAME];
        delayMillis = new double[ticks];
        frames = new Playout.Frame[ticks];
        Arrays.fill(frames, Playout.Frame.SILENCE);
        network = new VirtualNetwork(conditions, seed);
        playout.accept(LINEAR, new LinearDecoder(RATE_HZ));
        nextSendNanos = 1_000_000_000 - (phaseMillis + conditions.delayMillis()) * 1e6;
    }

    /// Every packet holds a copy of the one before from now on; to be said before the first.
    VirtualCall withCopies() {
        sendsCopies = true;
        playout.accept(LINEAR, new CopyingDecoder(RATE_HZ));
        return this;
    }

    long tickNanos() {
        return 1_000_000_000 + tick * FRAME_NANOS;
    }

    int tick() {
        return tick;
    }

    /// Runs until `seconds` of ticks are over, counted from the beginning of the call.
    VirtualCall runUntil(double seconds) {
        int end = (int) Math.min(frames.length, Math.round(seconds * 50));
        while (tick < end) {
            long workNanos = tickNanos() + tickLateNanos;
            while (nextSendNanos <= workNanos) {
                send();
            }
            network.deliver(workNanos, this::arrived);
            frames[tick] = playout.pull(heard, tick * FRAME % heard.length, FRAME, tickNanos());
            delayMillis[tick] = playout.delayMillis();
            tick++;
        }
        return this;
    }

    VirtualCall run() {
        return runUntil(Double.MAX_VALUE);
    }

    private void send() {
        packetSamples = packetSamples == 0 ? ptimeSamples : packetSamples;
        if (speaking) {
            byte[] payload = sendsCopies
                    ? CopyingDecoder.encode(spoken, position, packetSamples)
                    : LinearDecoder.encode(spoken, position, packetSamples);
            network.send(new Datagram(sequence, rtpTimestamp, marker, payloadType, payload), (long) nextSendNanos);
            sequence = sequence + 1 & 0xFFFF;
            marker = false;
        }
        position = (position + packetSamples) % spoken.length;
        rtpTimestamp += packetSamples * ticksPerSample;
        // A packet is sent when its last sample has been spoken.
        packetSamples = ptimeSamples;
        nextSendNanos += packetSamples * (1e9 / RATE_HZ) * (1 - skewPpm / 1e6);
    }

    /// A packet of RFC 3389: payload type 13, one octet of level.
    void sendComfortNoise() {
        network.send(new Datagram(sequence, rtpTimestamp, false, 13, new byte[] {70}), (long) nextSendNanos);
        sequence = sequence + 1 & 0xFFFF;
    }

    private void arrived(Datagram datagram, long arrivalNanos) {
        playout.offer(
                datagram.sequence,
                datagram.rtpTimestamp,
                datagram.marker,
                datagram.payloadType,
                datagram.payload,
                0,
                datagram.payload.length,
                arrivalNanos);
        if (prepares) playout.prepare(tickNanos());
    }

    /// How long before its tick the first sample of a heard frame arrived on the clean network, in
    /// milliseconds; `spokenAt` is its place in what was spoken. For packets of 20 ms and a clock without skew.
    double addedDelayMillis(int heardTick, int spokenAt) {
        double arrivedMillis = spokenAt / 8.0 - phaseMillis;
        return heardTick * 20 - arrivedMillis;
    }

    /// Ticks from `from` to `to` with anything but decoded audio.
    int disturbedTicks(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += frames[i] == Playout.Frame.AUDIO ? 0 : 1;
        }
        return count;
    }

    double delayPercentile(int fromTick, double percent) {
        double[] sorted = Arrays.copyOfRange(delayMillis, fromTick, tick);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    PlayoutStatistics statistics() {
        return playout.statistics();
    }
}
