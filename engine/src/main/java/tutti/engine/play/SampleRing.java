package tutti.engine.play;

import java.util.concurrent.atomic.AtomicLong;

/// A bounded queue of samples between two threads that never wait for each other.
///
/// Thread: one writes, one reads. Allocates nothing after construction. Positions count all samples ever
/// written or read.
final class SampleRing {
    private final int[] ring;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();

    SampleRing(int capacitySamples) {
        ring = new int[capacitySamples];
    }

    /// How many samples [#write] would take. Thread: writer.
    int room() {
        return (int) (ring.length - (written.getPlain() - read.getAcquire()));
    }

    long written() {
        return written.getAcquire();
    }

    long read() {
        return read.getAcquire();
    }

    int waiting() {
        long until = written.getAcquire();
        return (int) (until - read.getAcquire());
    }

    /// Appends `samples[offset…offset+count)`, at most [#room]. Thread: writer.
    void write(int[] samples, int offset, int count) {
        long at = written.getPlain();
        int start = (int) (at % ring.length);
        int first = Math.min(count, ring.length - start);
        System.arraycopy(samples, offset, ring, start, first);
        System.arraycopy(samples, offset + first, ring, 0, count - first);
        written.setRelease(at + count);
    }

    /// Takes `count` samples, at most [#waiting], to `samples[offset…]`. Thread: reader.
    void read(int[] samples, int offset, int count) {
        long at = read.getPlain();
        int start = (int) (at % ring.length);
        int first = Math.min(count, ring.length - start);
        System.arraycopy(ring, start, samples, offset, first);
        System.arraycopy(ring, 0, samples, offset + first, count - first);
        read.setRelease(at + count);
    }
}
