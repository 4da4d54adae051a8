package tutti.server.encoding;

import tutti.engine.mix.MixedFrame;

/// How one listener's mix is encoded: with others as long as they hear the same, else alone.
///
/// Who hears something of his own gets an encoder of his own that begins as a copy of the shared one, so his decoder
/// notices nothing. Who hears what the others hear again waits until his encoder has had the same samples as theirs for
/// [#REJOIN_FRAMES] frames, or both had [#REJOIN_SILENT_FRAMES] of silence: what the two remember differs by no more
/// than coding noise then, and he takes theirs. Without a state there is nothing to wait for.
/// Thread: the media loop's. Allocates nothing in [#encode].
public final class Encoding {
    /// Equal frames after which two encoders with a state are taken as one: one second.
    public static final int REJOIN_FRAMES = 50;

    /// The same in silence.
    public static final int REJOIN_SILENT_FRAMES = 10;

    private final ListenerClasses classes;
    private ListenerClass mine;
    private ListenerClass candidate;
    private int equalFrames;
    private int silentFrames;

    Encoding(ListenerClasses classes, ListenerClass own) {
        this.classes = classes;
        mine = own;
        candidate = own;
    }

    /// Writes the payload of `frame` to `payload` from `offset` on and returns its octets; 0 when nothing needs to be
    /// sent. Once per frame number.
    public int encode(MixedFrame frame, long frameNumber, byte[] payload, int offset) {
        if (frame.shared()) {
            goWithOthers(frame, frameNumber);
        } else {
            goAlone(frameNumber);
        }
        if (!mine.hasEncoded(frameNumber)) mine.encode(frame, frameNumber);
        return mine.copyPayload(payload, offset);
    }

    private void goAlone(long frameNumber) {
        candidate = mine;
        if (mine.listeners() > 1) move(mine.split(frameNumber));
    }

    private void goWithOthers(MixedFrame frame, long frameNumber) {
        if (mine.hasEncoded(frameNumber) && !mine.hasEncoded(frameNumber, frame.number())) {
            follow(frame, frameNumber);
            return;
        }
        ListenerClass principal = classes.principal(frame.number(), frameNumber, mine);
        if (principal == mine || mine.listeners() > principal.listeners()) {
            classes.setPrincipal(frame.number(), mine);
        } else if (mayJoin(principal, frame.silent())) {
            move(principal);
        }
    }

    /// The others of the class hear another mix from this frame on: those who hear this one stay together.
    private void follow(MixedFrame frame, long frameNumber) {
        ListenerClass part = mine.offspring(frameNumber, frame.number());
        move(part == null ? mine.split(frameNumber) : part);
    }

    private boolean mayJoin(ListenerClass principal, boolean silent) {
        if (!classes.kind().hasState()) return true;
        if (principal != candidate) {
            candidate = principal;
            equalFrames = 0;
            silentFrames = 0;
        }
        equalFrames++;
        silentFrames = silent ? silentFrames + 1 : 0;
        return equalFrames > REJOIN_FRAMES || silentFrames > REJOIN_SILENT_FRAMES;
    }

    private void move(ListenerClass to) {
        mine.leave();
        to.enter();
        mine = to;
        candidate = to;
    }

    /// The listener is gone.
    public void close() {
        mine.leave();
        classes.gone();
    }
}
