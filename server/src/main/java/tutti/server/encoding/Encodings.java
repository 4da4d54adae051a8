package tutti.server.encoding;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tutti.server.codec.AudioEncoder;
import tutti.server.codec.EncoderKind;

/// All encoders of one media loop: one for each class of listeners who hear the same in the same coding.
///
/// ```
///   tick n    A, B, C, D hear the bus        one encoder ─► one payload for four
///   tick n+1  B talks: hears his own mix     B takes a copy of the state as it was after n and goes on with it;
///                                            A, C, D keep theirs: no decoder notices
///   later     B is silent: hears the bus     soon B is with the others again, see [Encoding]
/// ```
/// Thread: the media loop's, except [#running].
public final class Encodings {
    private final Map<EncoderKind, ListenerClasses> kinds = new HashMap<>();
    private final AtomicInteger running = new AtomicInteger();

    /// One more listener; `encoder` is a fresh one of `kind`, made on whatever thread, and is ours from now on.
    public Encoding join(EncoderKind kind, AudioEncoder encoder) {
        ListenerClasses classes = kinds.computeIfAbsent(kind, k -> new ListenerClasses(this, k));
        return new Encoding(classes, classes.begin(encoder));
    }

    /// Encoders with a state that encode now. Thread: any.
    public int running() {
        return running.get();
    }

    void counted(EncoderKind kind, int change) {
        if (kind.hasState()) running.addAndGet(change);
    }

    void unused(EncoderKind kind) {
        kinds.remove(kind);
    }
}
