package tutti.simulator.caller;

import java.util.Arrays;
import tutti.server.codec.AudioCodec;
import tutti.server.playout.AudioDecoder;

/// What one caller heard, on the media clock of the stream he heard, with the arrival of every packet.
///
/// ```
///   sample     0        160      320      480      640        position on the sender's media clock
///   packet    |   0    |   1    |  lost  |   2    |           lost: silence
///   arrival   t0       t1                t2
/// ```
/// Written by the media thread, readable by any: what lies below [#packets()] never changes. Packets are kept as they
/// came and decoded by who wants to hear them ([Hearer]): a thread that decodes for fifty callers sends late. When it
/// is full, nothing more is kept and [#full()] says so.
public final class Recording {
    /// Packets of 10 ms are the shortest that are negotiated.
    private static final int PACKETS_PER_SECOND_MAX = 100;

    /// L16 at 16 kHz, the most that a caller is sent.
    private static final int OCTETS_PER_SECOND_MAX = 32_000;

    private final byte[] payloads;
    private final int[] payloadEnds;
    private final int[] startSamples;
    private final int[] endSamples;
    private final long[] arrivals;
    private final int samplesMax;
    private final Hearer hearer;
    private volatile boolean full;
    private volatile int packets;

    /// Of `seconds` at `sampleRateHz`, in packets of `codec` at first.
    Recording(AudioCodec codec, int sampleRateHz, int seconds) {
        samplesMax = seconds * sampleRateHz;
        payloads = new byte[seconds * OCTETS_PER_SECOND_MAX];
        startSamples = new int[seconds * PACKETS_PER_SECOND_MAX];
        endSamples = new int[startSamples.length];
        payloadEnds = new int[startSamples.length];
        arrivals = new long[startSamples.length];
        hearer = new Hearer(this, codec, sampleRateHz, samplesMax);
    }

    /// Keeps a packet of `samples` samples; positions must not go back. Allocates nothing. Thread: media.
    void add(long position, int samples, byte[] datagram, int offset, int octets, long arrivalNanos) {
        int index = packets;
        int begin = payloadBegin(index);
        if (index == startSamples.length || position + samples > samplesMax || begin + octets > payloads.length) {
            full = true;
            return;
        }
        System.arraycopy(datagram, offset, payloads, begin, octets);
        payloadEnds[index] = begin + octets;
        startSamples[index] = (int) position;
        arrivals[index] = arrivalNanos;
        endSamples[index] = (int) position + samples;
        packets = index + 1;
    }

    private int payloadBegin(int packet) {
        return packet == 0 ? 0 : payloadEnds[packet - 1];
    }

    /// Packets from the next on are of `codec`. Thread: media.
    void changeCodec(AudioCodec codec) {
        hearer.changeCodec(packets, codec);
    }

    /// No packet comes any more. Thread: media.
    void end() {
        hearer.end();
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
        int kept = packets;
        return kept == 0 ? 0 : endSamples[kept - 1];
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

    /// `count` samples from position `from`; what is outside the record is silence. The first time it takes as long
    /// as decoding does; later only what has come since is decoded.
    public int[] samples(int from, int count) {
        return hearer.samples(from, count);
    }

    /// Decodes packet `index` to the start of `samples` and says how many they are. Thread: any, one at a time.
    int decode(int index, AudioDecoder decoder, int[] samples) {
        int begin = payloadBegin(index);
        return decoder.decode(payloads, begin, payloadEnds[index] - begin, samples, 0);
    }
}
