package tutti.engine;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// From which frame on processors that are linked use the programs that were published for them together.
///
/// ```
///   control:  publish to A · publish to B · open()
///   tick A, frame f:  begun(A) = f · newest program of A: open, undecided ─► first = the least frame that no peer
///                     has begun, but not before f ─► use it from there on, its predecessor until then
/// ```
/// Processors tick on threads of their own, so one may be a frame ahead of another; no frame is made half by
/// the old programs and half by the new. The first who meets an open, undecided adoption decides for all. A
/// processor says which frame it begins before it looks for its program: whoever has not seen the new one is seen
/// to have begun without it.
final class Adoption {
    private static final long CLOSED = Long.MAX_VALUE;
    private static final long UNDECIDED = Long.MAX_VALUE - 1;

    private final Set<Processor> members = new LinkedHashSet<>();
    private final AtomicLong firstFrame = new AtomicLong(CLOSED);

    /// What the ticks see of `members`; written before, and read after, `firstFrame`.
    private Processor[] peers = {};

    /// These get programs with this adoption too. Thread: control, while it is closed.
    void include(Collection<Processor> processors) {
        members.addAll(processors);
        peers = members.toArray(Processor[]::new);
    }

    /// All programs are published; the next frame may use them.
    void open() {
        firstFrame.set(UNDECIDED);
    }

    /// Closes it again, unless a tick has decided already: then false. Thread: control.
    boolean revise() {
        return firstFrame.compareAndSet(UNDECIDED, CLOSED);
    }

    /// Whether the programs are used in `frame`, which `processor` has begun. Thread: tick. Allocates nothing.
    boolean isFor(Processor processor, long frame) {
        long first = firstFrame.get();
        if (first == CLOSED) return false;
        if (first == UNDECIDED) {
            firstFrame.compareAndSet(UNDECIDED, leastFrameNobodyElseHasBegun(processor, frame));
            first = firstFrame.get();
        }
        return first <= frame;
    }

    private long leastFrameNobodyElseHasBegun(Processor processor, long frame) {
        long least = frame;
        for (Processor peer : peers) {
            if (peer != processor) least = Math.max(least, peer.begunFrame() + 1);
        }
        return least;
    }
}
