package tutti.server.encoding;

import tutti.engine.mix.MixedFrame;
import tutti.server.codec.EncoderKind;

/// How one listener's mix is encoded: with others as long as they hear the same, else alone.
///
/// Who hears something of his own gets an encoder of his own that begins as a copy of the shared one, so
/// his decoder notices nothing. Who hears what the others hear again cannot go back at once: encoders that
/// were fed differently remember it for some frames (Opus) or for ever (G.722), and his decoder is in step
/// with his own. After [#FORGOTTEN_FRAMES] an encoder that forgets is as good as the others'; one that does
/// not is guided by theirs until for [#IN_STEP_FRAMES] he got exactly what they got, whoever may be
/// talking. Who comes has a decoder that has heard nothing yet, and joins the others at once where encoders
/// forget; so does everybody where they have no state. Thread: the media loop's. Allocates nothing in
/// [#encode].
public final class Encoding {
    /// Equal frames after which encoders that forget are alike: an SNR 0.3 dB worse in the first frame,
    /// measured with Opus after five.
    static final int FORGOTTEN_FRAMES = 10;

    /// Frames with equal payloads after which two decoders are alike: with G.722 2 dB more noise in one
    /// frame of a hundred, 0.1 dB in all.
    static final int IN_STEP_FRAMES = 10;

    private final ListenerClasses classes;
    private ListenerClass mine;
    private ListenerClass candidate;
    private int equalFrames;
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
        if (principal == mine || mine.leads(principal, frameNumber)) {
            classes.setPrincipal(frame.number(), mine);
        } else if (mayJoin(principal, frameNumber)) {
            move(principal);
        } else if (!classes.kind().forgets() && !mine.hasEncoded(frameNumber)) {
            mine.encodeGuided(principal, frame, frameNumber);
        }
    }

    /// The others of the class hear another mix from this frame on: those who hear this one stay together.
    private void follow(MixedFrame frame, long frameNumber) {
        ListenerClass part = mine.offspring(frameNumber, frame.number());
        move(part == null ? mine.split(frameNumber) : part);
    }

    private boolean mayJoin(ListenerClass principal, long frameNumber) {
        EncoderKind kind = classes.kind();
        if (!kind.hasState() || (fresh && kind.forgets())) return true;
        if (!kind.forgets()) return mine.framesInStep(principal, frameNumber) >= IN_STEP_FRAMES;
        equalFrames = principal == candidate ? equalFrames + 1 : 1;
        candidate = principal;
        return equalFrames > FORGOTTEN_FRAMES;
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
