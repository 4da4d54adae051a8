package tutti.simulator.caller;

import java.util.Arrays;
import tutti.server.playout.AudioDecoder;

/// What one caller heard, on the media clock of the stream he heard, with the arrival of every packet.
///
/// ```
///   sample     0        160      320      480      640        position on the sender's media clock
///   packet    |   0    |   1    |  lost  |   2    |           lost: silence
///   arrival   t0       t1                t2
/// ```
/// Written by the media thread, readable by any: what lies below [#packets()] never changes. When it is full,
/// nothing more is kept and [#full()] says so.
public final class Recording {
    /// Packets of 10 ms are the shortest that are negotiated.
    private static final int PACKETS_PER_SECOND_MAX = 100;

    private static final int PACKET_MILLIS_MAX = 120;

    private final int[] decoded;
    private final short[] kept;
    private final int[] startSamples;
    private final long[] arrivals;
    private int endSample;
    private volatile boolean full;
    private volatile int packets;

    /// Of samples at `sampleRateHz`.
    Recording(int sampleRateHz, int seconds) {
        decoded = new int[sampleRateHz / 1000 * PACKET_MILLIS_MAX];
        kept = new short[seconds * sampleRateHz];
        startSamples = new int[seconds * PACKETS_PER_SECOND_MAX];
        arrivals = new long[startSamples.length];
    }

    /// Keeps what `decoder` makes of a packet; positions must not go back.
    void add(long position, AudioDecoder decoder, byte[] datagram, int offset, int octets, long arrivalNanos) {
        int index = packets;
        int count = decoder.decode(datagram, offset, octets, decoded, 0);
        if (index == startSamples.length || position + count > kept.length) {
            full = true;
            return;
        }
        for (int i = 0; i < count; i++) kept[(int) position + i] = (short) decoded[i];
        startSamples[index] = (int) position;
        arrivals[index] = arrivalNanos;
        endSample = (int) position + count;
        packets = index + 1;
    }

    /// Whether something was heard that had no room.
    public boolean full() {
        return full;
    }

    /// How many packets are kept.
    public int packets() {
        return packets;
    }

    /// How many samples are kept, counted on the media clock.
    public int sampleCount() {
        return packets == 0 ? 0 : endSample;
    }

    /// When packet `index` was read from the socket, below [#packets()].
    public long arrivalNanos(int index) {
        return arrivals[index];
    }

    /// Position of the first sample of packet `index`, below [#packets()].
    public int startSample(int index) {
        return startSamples[index];
    }

    /// The packet that carried `sample`, or the one before if it was lost.
    public int packetOf(int sample) {
        int found = Arrays.binarySearch(startSamples, 0, packets, sample);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /// The first packet that arrived at `nanos` or later; [#packets()] if none did.
    public int firstPacketSince(long nanos) {
        int low = 0;
        int high = packets;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (arrivals[middle] - nanos < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// `count` samples from position `from`; what is outside the record is silence.
    public int[] samples(int from, int count) {
        int[] samples = new int[count];
        int begin = Math.max(0, from);
        int end = Math.min(from + count, sampleCount());
        for (int i = begin; i < end; i++) samples[i - from] = kept[i];
        return samples;
    }
}
