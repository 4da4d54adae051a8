package tutti.server.encoding;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tutti.server.codec.AudioEncoder;
import tutti.server.codec.EncoderKind;

/// The classes of all listeners with one kind of encoder.
///
/// Every listener brings a class with an encoder when he comes, so that on the tick none is ever made: a class of one
/// listener uses its own, a larger one borrows a spare one for the state before its last frame.
final class ListenerClasses {
    private final Encodings owner;
    private final EncoderKind kind;
    private final Deque<ListenerClass> spare = new ArrayDeque<>();
    private @Nullable ListenerClass[] principals = {};
    private int listeners;

    ListenerClasses(Encodings owner, EncoderKind kind) {
        this.owner = owner;
        this.kind = kind;
    }

    EncoderKind kind() {
        return kind;
    }

    /// A class of one for a listener who comes.
    ListenerClass begin(AudioEncoder fresh) {
        listeners++;
        opened();
        return new ListenerClass(this, fresh, kind.payloadOctetsMax());
    }

    void opened() {
        owner.counted(kind, 1);
    }

    /// Its last listener went elsewhere.
    void closed(ListenerClass empty) {
        owner.counted(kind, -1);
        spare.push(empty);
    }

    ListenerClass take() {
        return spare.pop();
    }

    void giveBack(ListenerClass taken) {
        spare.push(taken);
    }

    /// A listener has gone for good, and with him one of the encoders.
    void gone() {
        listeners--;
        spare.pop().encoder().close();
        if (listeners == 0) owner.unused(kind);
    }

    /// The class that others who hear the shared frame `number` should come to; `otherwise` when there is none.
    ListenerClass principal(int number, long frameNumber, ListenerClass otherwise) {
        if (number >= principals.length) return otherwise;
        ListenerClass found = principals[number];
        return found != null && found.lately(frameNumber, number) ? found : otherwise;
    }

    void setPrincipal(int number, ListenerClass principal) {
        if (number >= principals.length) principals = Arrays.copyOf(principals, Math.max(number + 1, 2 * number));
        principals[number] = principal;
    }
}
