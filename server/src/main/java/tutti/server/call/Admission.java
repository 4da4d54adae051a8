package tutti.server.call;

import java.util.Optional;
import tutti.engine.roles.Role;
import tutti.server.room.Room;
import tutti.server.room.Rooms;
import tutti.server.trunk.Trunk;
import tutti.server.trunk.Trunks;
import tutti.sip.call.Call;
import tutti.sip.message.SipRequest;

/// Whether a call that comes is taken, and which conference it is for.
///
/// ```
///   INVITE ─► who? ─► name? room left? ports? codec? ─► 200
///              │       │       │         │      └─ 488, 400
///             401     404     486, 503  503
/// ```
/// Thread: the SIP loop's.
final class Admission {
    private final int callsMax;
    private final Rooms rooms;
    private final Trunks trunks;
    private final AccessRules access;
    private final MediaOpening opening;
    private final ActiveCalls calls;
    private final CallRefusals refusals;
    private final CallCounters counters;
    private boolean closed;

    Admission(
            int callsMax,
            Rooms rooms,
            Trunks trunks,
            AccessRules access,
            MediaOpening opening,
            ActiveCalls calls,
            CallRefusals refusals,
            CallCounters counters) {
        this.callsMax = callsMax;
        this.rooms = rooms;
        this.trunks = trunks;
        this.access = access;
        this.opening = opening;
        this.calls = calls;
        this.refusals = refusals;
        this.counters = counters;
    }

    /// No more calls are taken from now on.
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /// Takes it, or refuses it and leaves nothing behind.
    void incoming(Call call, SipRequest invite) {
        Optional<Destination> destination = destination(call, invite);
        if (destination.isEmpty()) {
            refusals.refuse(call, 404, notFound(call));
        } else if (closed || calls.size() >= callsMax) {
            refusals.refuseFull(call, "Service Unavailable");
        } else if (call.replaced().isEmpty()
                && destination.get() instanceof Destination.Room room
                && rooms.isFull(room.name())) {
            refusals.refuse(call, 486, "Busy Here: the conference is full");
        } else {
            acceptWithPorts(call, invite, destination.get());
        }
    }

    /// The place of the call it replaces, the trunk's conference, or what he dials if that is open.
    private Optional<Destination> destination(Call call, SipRequest invite) {
        if (call.replaced().isPresent()) return call.replaced().flatMap(this::placeOf);
        Optional<Trunk> trunk = trunks.sourceOf(invite, call.flow().orElseThrow());
        Optional<String> inbound = trunk.flatMap(Trunk::inbound);
        if (inbound.isPresent()) return Optional.of(new Destination.Room(inbound.get()));
        return Destination.of(call.requestUri())
                .filter(dialled -> !(dialled instanceof Destination.Room room) || access.isOpen(room.name()));
    }

    private static String notFound(Call call) {
        return Destination.of(call.requestUri()).isEmpty()
                ? "Not Found: " + Destination.NAME_RULE
                : "Not Found: there is no such conference";
    }

    private void acceptWithPorts(Call call, SipRequest invite, Destination destination) {
        Optional<CallMedia> own = opening.towards(call.flow().orElseThrow());
        if (own.isEmpty()) {
            refusals.refuseFull(call, "Service Unavailable: no media port is free");
            return;
        }
        switch (Description.replying(own.get().negotiation(), invite)) {
            case Description.Ours ours -> accept(call, destination, own.get(), ours);
            case Description.None none -> {
                own.get().close(_ -> {});
                refusals.refuseDescription(call, none.refused());
            }
        }
    }

    private void accept(Call call, Destination destination, CallMedia callMedia, Description.Ours ours) {
        ActiveCall active =
                new ActiveCall(counters.accepted(), call, destination, callMedia, call.nowNanos(), Optional.empty());
        calls.put(call, active);
        callMedia.follow(call);
        call.accept(ours.octets(), Description.CONTENT_TYPE, call.nowNanos());
    }

    /// The same conference, in the role he has there now.
    private Optional<Destination> placeOf(Call replaced) {
        return calls.of(replaced).map(active -> switch (active.destination()) {
            case Destination.Room room -> new Destination.Room(room.name(), standing(room.name(), active.number()));
            case Destination.Echo echo -> echo;
            case Destination.MilliwattTone tone -> tone;
        });
    }

    private Role standing(String room, long number) {
        Room here = rooms.all().stream()
                .filter(known -> known.name().equals(room))
                .findFirst()
                .orElseThrow();
        return here.participant(number).standing().role();
    }
}
