package tutti.server.encoding;

import tutti.engine.mix.MixedFrame;

/// How one listener's mix is encoded: with others as long as they hear the same, else alone.
///
/// Who hears something of his own gets an encoder of his own that begins as a copy of the shared one, so
/// his decoder notices nothing. Who hears what the others hear again cannot go back at once: encoders that
/// were fed differently remember it for some frames (Opus) or for ever (G.722), and his decoder is in step
/// with his own. After [#FORGOTTEN_FRAMES] an encoder that forgets is as good as the others'; one that does
/// not goes back in a pause, when what is heard is faint and what is left of the difference is far below
/// what was heard. Who comes has a decoder that has heard nothing yet, and joins the others at once where
/// encoders forget; so does everybody where they have no state. Thread: the media loop's. Allocates nothing
/// in [#encode].
public final class Encoding {
    /// Equal frames that both encoders must have had before a listener changes.
    static final int EQUAL_FRAMES_MIN = 5;

    /// Equal frames after which encoders that forget are alike: an SNR 0.3 dB worse in the first frame,
    /// measured with Opus after five.
    static final int FORGOTTEN_FRAMES = 10;

    /// Frames after which he knows what is loud here, so that he can tell a pause from it.
    static final int ACQUAINTED_FRAMES = 50;

    /// No sample exceeds this in a pause, however loud the others are: -50 dB of full scale.
    static final int FAINT_PEAK = 100;

    /// 24 dB: so far below what was loud lately lies a pause.
    static final int PAUSE_SHIFT = 4;

    /// What was loud is forgotten by half in 0.9 s.
    private static final int FORGET_SHIFT = 6;

    private final ListenerClasses classes;
    private ListenerClass mine;
    private ListenerClass candidate;
    private int equalFrames;
    private int loudestPeak;
    private boolean fresh = true;

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
        fresh = false;
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
        } else if (mayJoin(principal, frame)) {
            move(principal);
        }
    }

    /// The others of the class hear another mix from this frame on: those who hear this one stay together.
    private void follow(MixedFrame frame, long frameNumber) {
        ListenerClass part = mine.offspring(frameNumber, frame.number());
        move(part == null ? mine.split(frameNumber) : part);
    }

    private boolean mayJoin(ListenerClass principal, MixedFrame frame) {
        if (!classes.kind().hasState() || (fresh && classes.kind().forgets())) return true;
        if (principal != candidate) {
            candidate = principal;
            equalFrames = 0;
            loudestPeak = 0;
        }
        int peak = peak(frame);
        equalFrames++;
        loudestPeak = Math.max(peak, loudestPeak - (loudestPeak >> FORGET_SHIFT));
        if (classes.kind().forgets() && equalFrames > FORGOTTEN_FRAMES) return true;
        return equalFrames > EQUAL_FRAMES_MIN && isPause(peak);
    }

    private boolean isPause(int peak) {
        return peak <= FAINT_PEAK || (equalFrames > ACQUAINTED_FRAMES && peak <= loudestPeak >> PAUSE_SHIFT);
    }

    private static int peak(MixedFrame frame) {
        if (frame.silent()) return 0;
        int peak = 0;
        for (int i = 0; i < frame.count(); i++) peak = Math.max(peak, Math.abs(frame.samples()[i]));
        return peak;
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
