package tutti.server.call;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tutti.server.call.DialProgress.NotPlaced;
import tutti.server.call.DialProgress.Obstacle;
import tutti.server.room.Rooms;
import tutti.server.trunk.HostLookup;
import tutti.server.trunk.NextHop;
import tutti.server.trunk.Paths;
import tutti.server.trunk.Trunk;
import tutti.server.trunk.Trunks;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.Invitation;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;
import tutti.sip.transport.NumericAddress;

/// Calls people into conferences.
///
/// ```
///   plan ─► limits, room ─► trunk ───────────────────────┬─► ports, offer ─► INVITE ─► [OutgoingCall]
///                     └───► name ─ lookup ─► address ────┘
///            NotPlaced ◄────────┴───────────┴────────────┘
/// ```
/// Thread: the SIP loop's. Whether somebody may have us call at all is decided before.
final class DialOut {
    /// Calls of ours that nobody has answered yet, at one time.
    static final int DIALS_MAX = 32;

    private static final String CALLER = "tutti";
    private static final String SDP = "application/sdp";

    /// The server's ways to the network.
    record Lines(Inviter inviter, Paths paths, HostLookup lookup, Trunks trunks) {}

    private final Lines lines;
    private final AccessRules access;
    private final Rooms rooms;
    private final ActiveCalls calls;
    private final int callsMax;
    private final CallCounters counters;
    private final CallJournal journal;
    private final Function<Flow, Optional<CallMedia>> media;
    private final CallListener inCall;
    private int dials;

    /// `media` gives a call over a flow its ports; `inCall` hears of a call once it is answered.
    DialOut(
            Lines lines,
            AccessRules access,
            Rooms rooms,
            ActiveCalls calls,
            int callsMax,
            CallCounters counters,
            CallJournal journal,
            Function<Flow, Optional<CallMedia>> media,
            CallListener inCall) {
        this.lines = lines;
        this.access = access;
        this.rooms = rooms;
        this.calls = calls;
        this.callsMax = callsMax;
        this.counters = counters;
        this.journal = journal;
        this.media = media;
        this.inCall = inCall;
    }

    /// Everything that becomes of it is told to `listener`, also that it cannot be.
    void dial(DialPlan plan, DialListener listener, long nowNanos) {
        if (!access.isOpen(plan.room())) {
            notPlaced(
                    listener,
                    Obstacle.NO_SUCH_CONFERENCE,
                    "there is no conference " + plan.room() + "; rooms.names has " + access.openRooms());
        } else if (dials >= DIALS_MAX || calls.size() >= callsMax) {
            counters.dialRefused();
            notPlaced(
                    listener,
                    Obstacle.TOO_MANY_CALLS,
                    "the server makes " + DIALS_MAX + " calls at one time and has " + callsMax
                            + " in all (limits.calls); try again in a moment");
        } else if (rooms.isFull(plan.room())) {
            notPlaced(listener, Obstacle.CONFERENCE_FULL, plan.room() + " is full (limits.partiesPerRoom)");
        } else {
            dials++;
            route(plan, new Dial(plan, listener), nowNanos);
        }
    }

    private static void notPlaced(DialListener listener, Obstacle obstacle, String sentence) {
        listener.changed(new NotPlaced(obstacle, sentence));
    }

    /// A call on its way; counts against the limit until it is answered or has failed.
    private final class Dial implements DialListener {
        private final DialPlan plan;
        private final DialListener listener;
        private boolean open = true;

        Dial(DialPlan plan, DialListener listener) {
            this.plan = plan;
            this.listener = listener;
        }

        @Override
        public void changed(DialProgress progress) {
            boolean settled = progress instanceof DialProgress.Joined || progress instanceof DialProgress.NotReached;
            if (settled && open) {
                open = false;
                dials--;
                if (progress instanceof DialProgress.NotReached why) failed(why);
                else counters.dialAnswered();
            }
            listener.changed(progress);
        }

        private void failed(DialProgress.NotReached why) {
            counters.dialFailed();
            journal.line("call to " + CallJournal.printable(plan.to()) + " for " + plan.room() + " failed: "
                    + why.sentence());
        }
    }

    private void route(DialPlan plan, Dial dial, long nowNanos) {
        Optional<Trunk> trunk = trunk(plan);
        if (trunk.isPresent()) {
            SipUri target = plan.uri().orElseGet(() -> trunk.get().address(plan.to()));
            trunk.get()
                    .invitation(target, plan.callerId())
                    .ifPresentOrElse(
                            invitation -> place(
                                    plan, dial, invitation, trunk.get().flow().orElseThrow(), nowNanos),
                            () -> notPlaced(
                                    dial,
                                    Obstacle.TRUNK_DOWN,
                                    "nobody knows where trunk " + trunk.get().name() + " is now"));
        } else if (plan.trunk().isPresent()) {
            notPlaced(
                    dial,
                    Obstacle.NO_SUCH_TRUNK,
                    "the settings have no trunk " + plan.trunk().get());
        } else {
            routeDirectly(plan, plan.uri().orElseThrow(), dial, nowNanos);
        }
    }

    private Optional<Trunk> trunk(DialPlan plan) {
        return plan.trunk().isPresent()
                ? lines.trunks().named(plan.trunk().get())
                : plan.uri().flatMap(uri -> lines.trunks().at(uri.host()));
    }

    private void routeDirectly(DialPlan plan, SipUri target, Dial dial, long nowNanos) {
        Optional<NextHop> hop = NextHop.of(target);
        if (hop.isEmpty()) {
            notPlaced(dial, Obstacle.UNKNOWN_HOST, plan.to() + " asks for a transport nobody can be called by");
            return;
        }
        lines.lookup().find(hop.get(), addresses -> placeDirectly(plan, target, dial, hop.get(), addresses, nowNanos));
    }

    private void placeDirectly(
            DialPlan plan, SipUri target, Dial dial, NextHop hop, List<InetSocketAddress> addresses, long nowNanos) {
        if (addresses.isEmpty()) {
            notPlaced(dial, Obstacle.UNKNOWN_HOST, "there is no address for " + hop.host() + " that we could reach");
            return;
        }
        Flow flow = lines.paths().to(hop.transport(), addresses.getFirst());
        if (flow.local().equals(flow.remote())) {
            notPlaced(dial, Obstacle.OURSELVES, plan.to() + " is this server; a conference cannot call itself");
            return;
        }
        SipUri ourselves = SipUri.of(
                plan.callerId().orElse(CALLER),
                NumericAddress.host(flow.local()),
                flow.local().getPort());
        place(plan, dial, Invitation.to(target, NameAddress.of(ourselves), flow), flow, nowNanos);
    }

    private void place(DialPlan plan, Dial dial, Invitation invitation, Flow flow, long nowNanos) {
        Optional<CallMedia> own = media.apply(flow);
        if (own.isEmpty()) {
            notPlaced(dial, Obstacle.TOO_MANY_CALLS, "no media port is free (--rtp-ports)");
            return;
        }
        byte[] offer = own.get().negotiation().offer().getBytes(StandardCharsets.UTF_8);
        plan.replaces().ifPresent(invitation::replacing);
        OutgoingCall listener = new OutgoingCall(plan, dial, calls, rooms, inCall);
        Call call = lines.inviter()
                .invite(invitation.offering(offer, SDP).answeredWithin(plan.noAnswerMillis()), listener, nowNanos);
        ActiveCall active = new ActiveCall(
                counters.placed(),
                call,
                new Destination.Room(plan.room(), plan.role()),
                own.get(),
                call.nowNanos(),
                plan.label());
        calls.put(call, active);
        dial.changed(new DialProgress.Calling(active.number()));
    }
}
