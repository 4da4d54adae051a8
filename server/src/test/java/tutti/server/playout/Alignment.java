package tutti.server.playout;

/// Finds each heard frame in what was spoken, bit for bit. The signal must nowhere repeat a frame: noise.
final class Alignment {
    static final int NOWHERE = -1;

    /// Where the frame of each tick begins in what was spoken, or [#NOWHERE] when it is not there as a whole.
    final int[] spokenAt;

    private final int framesFound;

    Alignment(VirtualCall call) {
        spokenAt = new int[call.heard.length / VirtualCall.FRAME];
        int found = 0;
        int expected = 0;
        for (int tick = 0; tick < spokenAt.length; tick++) {
            int heardAt = tick * VirtualCall.FRAME;
            spokenAt[tick] = isEqual(call, expected, heardAt) ? expected : find(call, tick);
            if (spokenAt[tick] != NOWHERE) {
                expected = spokenAt[tick] + VirtualCall.FRAME;
                found++;
            }
        }
        framesFound = found;
    }

    /// Where the frame of one tick begins in what was spoken, or [#NOWHERE].
    static int find(VirtualCall call, int tick) {
        for (int place = 0; place + VirtualCall.FRAME <= call.spoken.length; place++) {
            if (isEqual(call, place, tick * VirtualCall.FRAME)) {
                return place;
            }
        }
        return NOWHERE;
    }

    private static boolean isEqual(VirtualCall call, int spokenAt, int heardAt) {
        for (int i = 0; i < VirtualCall.FRAME; i++) {
            if (spokenAt + i >= call.spoken.length || call.spoken[spokenAt + i] != call.heard[heardAt + i]) {
                return false;
            }
        }
        return true;
    }

    /// Share of the heard frames that are identical to what was spoken.
    double identicalShare() {
        return (double) framesFound / spokenAt.length;
    }

    /// True when nothing that was found is heard twice or out of order.
    boolean isInOrder() {
        int end = 0;
        for (int place : spokenAt) {
            if (place != NOWHERE) {
                if (place < end) {
                    return false;
                }
                end = place + VirtualCall.FRAME;
            }
        }
        return true;
    }
}
