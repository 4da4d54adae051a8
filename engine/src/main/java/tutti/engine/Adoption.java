package tutti.engine;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// From which frame on processors that are linked use the programs that were published for them together.
///
/// ```
///   control:  publish to A · publish to B · open()
///   tick A, frame f:  begun(A) = f · newest program of A: open, undecided ─► first = the least frame that no peer
///                     has begun, but not before f ─► use it from there on, its predecessor until then
/// ```
/// Processors tick on threads of their own, so one may be a frame ahead of another; no frame is made half
/// by the old programs and half by the new. The first who meets an open, undecided adoption decides for
/// all. A processor says which frame it begins before it looks for its program: whoever has not seen the
/// new one is seen to have begun without it. Programs that nobody has begun to use can be revoked, for
/// others that go further.
final class Adoption {
    private static final long REVOKED = Long.MAX_VALUE;
    private static final long CLOSED = Long.MAX_VALUE - 1;
    private static final long UNDECIDED = Long.MAX_VALUE - 2;

    private final Processor[] peers;
    private final AtomicLong firstFrame = new AtomicLong(CLOSED);

    Adoption(Collection<Processor> processors) {
        peers = processors.toArray(Processor[]::new);
    }

    List<Processor> peers() {
        return List.of(peers);
    }

    /// All programs are published; the next frame may use them. Thread: control.
    void open() {
        firstFrame.set(UNDECIDED);
    }

    /// Nobody will ever use these programs, unless a tick has decided already. Thread: control.
    ///
    /// For good: a tick that is about to decide must not find it open again for other programs, with frames
    /// begun meanwhile that it has not seen.
    void revoke() {
        firstFrame.compareAndSet(UNDECIDED, REVOKED);
    }

    boolean isRevoked() {
        return firstFrame.get() == REVOKED;
    }

    /// Whether the programs are used in `frame`, which `processor` has begun. Thread: tick. Allocates
    /// nothing.
    boolean isFor(Processor processor, long frame) {
        if (firstFrame.get() == UNDECIDED) {
            firstFrame.compareAndSet(UNDECIDED, leastFrameNobodyElseHasBegun(processor, frame));
        }
        return firstFrame.get() <= frame;
    }

    private long leastFrameNobodyElseHasBegun(Processor processor, long frame) {
        long least = frame;
        for (Processor peer : peers) {
            if (peer != processor) least = Math.max(least, peer.begunFrame() + 1);
        }
        return least;
    }
}
