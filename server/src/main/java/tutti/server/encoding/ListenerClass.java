package tutti.server.encoding;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tutti.engine.mix.MixedFrame;
import tutti.server.codec.AudioEncoder;

/// Listeners who get the same payloads from one encoder, and the payload of the frame encoded last.
final class ListenerClass {
    private static final long NEVER = Long.MIN_VALUE;

    private final ListenerClasses classes;
    private final AudioEncoder encoder;
    private final byte[] payload;
    private int octets;
    private int listeners = 1;
    private long frameNumber = NEVER;
    private int sharedNumber = MixedFrame.OWN;
    private @Nullable ListenerClass before;
    private @Nullable ListenerClass offspring;
    private long since = NEVER;
    private @Nullable ListenerClass guide;
    private int framesInStep;

    ListenerClass(ListenerClasses classes, AudioEncoder encoder, int payloadOctetsMax) {
        this.classes = classes;
        this.encoder = encoder;
        payload = new byte[payloadOctetsMax];
    }

    /// A class of nobody yet, for a listener of this one who hears another mix from frame `next` on: it goes on from
    /// where this one was before that frame.
    ListenerClass split(long next) {
        ListenerClass part;
        if (before != null && listeners == 2) {
            part = before;
            before = null;
            if (!hasEncoded(next)) part.encoder.copyFrom(encoder);
        } else {
            part = classes.take();
            part.encoder.copyFrom(before != null && hasEncoded(next) ? before.encoder : encoder);
        }
        part.frameNumber = NEVER;
        part.listeners = 0;
        part.offspring = null;
        part.since = next;
        part.guide = null;
        offspring = part;
        classes.opened();
        return part;
    }

    /// The class that began in frame `number` as the part of this one that hears the shared frame `shared`.
    @Nullable
    ListenerClass offspring(long number, int shared) {
        ListenerClass part = offspring;
        return part != null && part.hasEncoded(number, shared) && !part.isEmpty() ? part : null;
    }

    /// Encodes `frame`, once per frame number.
    void encode(MixedFrame frame, long number) {
        if (before != null) before.encoder.copyFrom(encoder);
        octets = encoder.encode(frame.samples(), frame.count(), payload, 0);
        frameNumber = number;
        sharedNumber = frame.number();
        guide = null;
    }

    /// Encodes `frame`, which `other` hears too, so that these listeners get into step with those.
    void encodeGuided(ListenerClass other, MixedFrame frame, long number) {
        boolean again = guide == other && other.since <= frameNumber && frameNumber == number - 1;
        byte[] guidePayload = other.payload(frame, number);
        if (before != null) before.encoder.copyFrom(encoder);
        octets = encoder.encodeGuided(frame.samples(), frame.count(), guidePayload, payload, 0);
        frameNumber = number;
        sharedNumber = frame.number();
        guide = other;
        boolean inStep = Arrays.equals(payload, 0, octets, guidePayload, 0, octets);
        framesInStep = inStep ? (again ? framesInStep + 1 : 1) : 0;
    }

    /// The payload of `frame`; made with the encoder that keeps the state before when nobody of this class has asked
    /// for it yet, as they may hear something else this time.
    private byte[] payload(MixedFrame frame, long number) {
        ListenerClass ahead = before;
        if (hasEncoded(number) || ahead == null) return payload;
        if (!ahead.hasEncoded(number, frame.number())) {
            ahead.encoder.copyFrom(encoder);
            ahead.encode(frame, number);
        }
        return ahead.payload;
    }

    /// Whether listeners of `other` should come here in frame `number`, and not these go there. The larger class
    /// stays; of two alone the one that is asked first, as the payload of the other cannot be known.
    boolean leads(ListenerClass other, long number) {
        if (listeners != other.listeners || classes.kind().forgets()) return listeners > other.listeners;
        return other.before == null && !other.hasEncoded(number);
    }

    /// How many frames on end, up to the one before `next`, these listeners got what those of `other` got.
    int framesInStep(ListenerClass other, long next) {
        return guide == other && other.since < next && frameNumber == next - 1 ? framesInStep : 0;
    }

    int copyPayload(byte[] to, int offset) {
        System.arraycopy(payload, 0, to, offset, octets);
        return octets;
    }

    boolean hasEncoded(long number) {
        return frameNumber == number;
    }

    /// Whether its payload of frame `number` is that of the shared frame `shared`.
    boolean hasEncoded(long number, int shared) {
        return frameNumber == number && sharedNumber == shared && shared != MixedFrame.OWN;
    }

    /// Whether it encoded the shared frame `shared` in frame `number` or the one before.
    boolean lately(long number, int shared) {
        return frameNumber >= number - 1 && sharedNumber == shared && listeners > 0;
    }

    boolean isEmpty() {
        return listeners == 0;
    }

    int listeners() {
        return listeners;
    }

    void enter() {
        listeners++;
        if (listeners == 2 && classes.kind().hasState()) {
            before = classes.take();
            before.frameNumber = NEVER;
            // Whoever leaves before the next frame is encoded goes on from here.
            before.encoder.copyFrom(encoder);
        }
    }

    void leave() {
        listeners--;
        if (listeners <= 1 && before != null) {
            classes.giveBack(before);
            before = null;
        }
        if (listeners == 0) {
            offspring = null;
            classes.closed(this);
        }
    }

    AudioEncoder encoder() {
        return encoder;
    }
}
