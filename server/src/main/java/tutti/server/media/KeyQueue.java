package tutti.server.media;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Key presses on their way from the media loop, one writer, to the SIP loop, one reader.
///
/// Thread: as said at each method. Writing allocates nothing.
final class KeyQueue {
    /// So many presses may wait; one more is lost, and counted.
    static final int CAPACITY = 1 << 10;

    private final @Nullable RtpLeg[] legs = new RtpLeg[CAPACITY];
    private final char[] digits = new char[CAPACITY];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /// Thread: the media loop's.
    void offer(RtpLeg leg, char digit) {
        long at = written.getPlain();
        if (at - read.getAcquire() == CAPACITY) {
            lost.setRelease(lost.getPlain() + 1);
            return;
        }
        int slot = (int) (at & (CAPACITY - 1));
        legs[slot] = leg;
        digits[slot] = digit;
        written.setRelease(at + 1);
    }

    boolean isEmpty() {
        return written.getAcquire() == read.getAcquire();
    }

    /// Hands every waiting press to `reader`, the oldest first. Thread: the SIP loop's.
    void drain(MediaLoop.KeyReader reader) {
        long end = written.getAcquire();
        for (long at = read.getPlain(); at < end; at++) {
            int slot = (int) (at & (CAPACITY - 1));
            RtpLeg leg = legs[slot];
            char digit = digits[slot];
            legs[slot] = null;
            read.setRelease(at + 1);
            if (leg != null) reader.pressed(leg, digit);
        }
    }

    /// Presses that found no room. Thread: any.
    long lost() {
        return lost.getAcquire();
    }
}
