package tutti.server.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import tutti.engine.Channel;
import tutti.engine.Processor;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Role;

/// The rooms that exist: each comes into being with its first participant and goes with its last.
///
/// ```
///   call control, on the owner's thread ─► join, leave, isFull, all
///   any other thread ─► ask, names ═ task ═► owner's thread ─► Room ═► future
/// ```
/// One thread owns all rooms, the SIP loop's, on which calls come and go: whoever asks sees no participant
/// half joined or half gone, and several changes in one question are not interrupted by another's.
public final class Rooms {
    private final Processor processor;
    private final int participantsMax;
    private final Executor owner;
    private final Map<String, Room> byName = new LinkedHashMap<>();

    /// Rooms on `processor` for `participantsMax` each, but no more than a [Meeting] takes. `owner` runs tasks
    /// one after the other, on the one thread that calls the methods for it.
    public Rooms(Processor processor, int participantsMax, Executor owner) {
        this.processor = processor;
        this.participantsMax = Math.min(participantsMax, Meeting.MEMBERS_MAX);
        this.owner = owner;
    }

    // ---- any thread ----

    /// Lets `question` ask or change the room of that name, on the owner's thread; the future has its answer.
    ///
    /// It must not block. What it throws fails the future, as do [NotHereException] when there is no such room
    /// and [RejectedExecutionException] when the owner does not keep up. What it did before it threw stands.
    /// An owner that has been closed never answers, so wait with a limit. What is chained to the future without
    /// an executor of its own runs on the owner's thread too.
    public <T> CompletableFuture<T> ask(String room, Function<Room, T> question) {
        return onOwner(() -> question.apply(find(room)));
    }

    /// The names of all rooms, the oldest first.
    public CompletableFuture<List<String>> names() {
        return onOwner(() -> List.copyOf(byName.keySet()));
    }

    private <T> CompletableFuture<T> onOwner(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(question, owner);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Room find(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new NotHereException("there is no conference " + name + " now; it comes into being"
                        + " when somebody dials it and goes with the last"));
    }

    // ---- the owner's thread ----

    /// All rooms, the oldest first.
    public List<Room> all() {
        return List.copyOf(byName.values());
    }

    /// Whether the room takes nobody more.
    public boolean isFull(String name) {
        Room room = byName.get(name);
        return room != null && room.size() >= participantsMax;
    }

    /// Takes in somebody who speaks and hears with `channel`; `id` must be new to the server. Refused with
    /// [tutti.engine.EngineException], which leaves no empty room behind.
    public void join(String name, long id, String participant, Channel channel, Role role) {
        Room room = Optional.ofNullable(byName.get(name)).orElseGet(() -> new Room(name, processor));
        room.join(id, participant, channel, role);
        byName.put(name, room);
    }

    /// Nothing happens when he is not there.
    public void leave(String name, long id) {
        Room room = byName.get(name);
        if (room == null) return;
        room.leave(id);
        if (room.size() == 0) byName.remove(name);
    }
}
