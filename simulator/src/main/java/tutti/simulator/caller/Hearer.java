package tutti.simulator.caller;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import tutti.server.codec.AudioCodec;
import tutti.server.playout.AudioDecoder;

/// Decodes what a [Recording] keeps: each packet once, in the order in which they came, up to what is asked for.
///
/// ```
///   kept      0   1   2   3   4   5   6   7   8   9  …
///   asked     ───────────────┤           ├ then 4…6 are decoded, with the state that 3 left
///   codec     PCMU ──────┤ Opus ───────────────────
/// ```
/// Thread: any, one waits for the other; but [#changeCodec] and [#end] are the media thread's and wait for nobody.
final class Hearer {
    private static final int PACKET_MILLIS_MAX = 120;
    private static final int MILLIS_PER_SECOND = 1_000;

    private final Recording kept;
    private final int sampleRateHz;
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final int[] packet;
    private final short[] heard;
    private Optional<AudioDecoder> decoder = Optional.empty();
    private int packets;
    private volatile boolean ended;

    /// From packet `firstPacket` on the codec is `codec`.
    private record Change(int firstPacket, AudioCodec codec) {}

    Hearer(Recording kept, AudioCodec codec, int sampleRateHz, int samplesMax) {
        this.kept = kept;
        this.sampleRateHz = sampleRateHz;
        packet = new int[sampleRateHz / MILLIS_PER_SECOND * PACKET_MILLIS_MAX];
        heard = new short[samplesMax];
        changes.add(new Change(0, codec));
    }

    void changeCodec(int firstPacket, AudioCodec codec) {
        changes.add(new Change(firstPacket, codec));
    }

    /// A decoder holds what the garbage collector does not give back. Decoding the rest takes longer than the media
    /// thread has.
    void end() {
        ended = true;
        Thread.startVirtualThread(this::finishWhatIsBegun);
    }

    private void finishWhatIsBegun() {
        lock.lock();
        try {
            if (decoder.isPresent()) catchUp();
        } finally {
            lock.unlock();
        }
    }

    /// See [Recording#samples].
    int[] samples(int from, int count) {
        int[] samples = new int[count];
        int last = Math.min(from + count, kept.sampleCount());
        lock.lock();
        try {
            catchUp();
            for (int i = Math.max(0, from); i < last; i++) samples[i - from] = heard[i];
            return samples;
        } finally {
            lock.unlock();
        }
    }

    private void catchUp() {
        boolean all = ended;
        while (packets < kept.packets()) decodeNext();
        if (all) closeDecoder();
    }

    private void decodeNext() {
        while (!changes.isEmpty() && changes.element().firstPacket() <= packets) {
            closeDecoder();
            decoder = Optional.of(changes.remove().codec().decoder(sampleRateHz));
        }
        int begin = kept.startSample(packets);
        int count = kept.decode(packets, decoder.orElseThrow(), packet);
        int last = Math.min(begin + count, heard.length);
        for (int i = begin; i < last; i++) heard[i] = (short) packet[i - begin];
        packets++;
    }

    private void closeDecoder() {
        decoder.ifPresent(AudioDecoder::close);
        decoder = Optional.empty();
    }
}
