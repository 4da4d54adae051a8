package tutti.server.call;

import java.nio.charset.StandardCharsets;
import tutti.rtp.sdp.Agreement;
import tutti.rtp.sdp.Refused;
import tutti.server.room.Rooms;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.EndReason;
import tutti.sip.call.Referral;
import tutti.sip.call.Rejection;
import tutti.sip.call.TransferProgress;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;

/// A call of ours, until it is answered; then it is a call like any other.
///
/// ```
///   INVITE ─► 180 ─► Ringing
///          ─► 183 with SDP ─► leg opens, Ringing(early media)
///          ─► 200 ─► channel joins the conference, Joined ─► whatever happens in calls
///          ─► 3xx … 6xx, silence ─► ports given back, NotReached
/// ```
/// Thread: the SIP loop's.
final class OutgoingCall implements CallListener {
    private final DialPlan plan;
    private final DialListener listener;
    private final ActiveCalls calls;
    private final Rooms rooms;
    private final CallListener inCall;
    private boolean settled;

    OutgoingCall(DialPlan plan, DialListener listener, ActiveCalls calls, Rooms rooms, CallListener inCall) {
        this.plan = plan;
        this.listener = listener;
        this.calls = calls;
        this.rooms = rooms;
        this.inCall = inCall;
    }

    // ---- before it is answered

    @Override
    public void progress(Call call, SipResponse response) {
        boolean earlyMedia = calls.of(call)
                .filter(active -> response.hasBody() && agree(active, response) instanceof Agreement.Agreed)
                .isPresent();
        listener.changed(new DialProgress.Ringing(earlyMedia));
    }

    private static Agreement agree(ActiveCall active, SipResponse response) {
        Agreement agreement = active.media().negotiation().accept(new String(response.body(), StandardCharsets.UTF_8));
        if (agreement instanceof Agreement.Agreed) active.media().follow(active.call());
        return agreement;
    }

    @Override
    public void answered(Call call, SipResponse response) {
        calls.of(call).ifPresent(active -> answered(active, response));
    }

    /// A 200 without a description stands by the one of the 183 before.
    private void answered(ActiveCall active, SipResponse response) {
        long nowNanos = active.call().nowNanos();
        boolean agreedBefore = active.media().negotiation().audio().isPresent();
        if (response.hasBody() && agree(active, response) instanceof Refused refused) {
            giveUp(active, 488, plan.to() + " answered with media that cannot be used: " + refused.sentence());
        } else if (!response.hasBody() && !agreedBefore) {
            giveUp(active, 488, plan.to() + " answered without saying what media to send");
        } else if (rooms.isFull(plan.room())) {
            giveUp(active, 486, plan.room() + " has become full (limits.partiesPerRoom)");
        } else if (calls.join(active, nowNanos)) {
            settle(new DialProgress.Joined(active.number()));
        } else {
            settle(new DialProgress.Failed(500, plan.to() + " answered, but the conference could not take him"));
        }
    }

    private void giveUp(ActiveCall active, int status, String why) {
        settle(new DialProgress.Failed(status, why));
        calls.hangUp(active, why, active.call().nowNanos());
    }

    @Override
    public void rejected(Call call, SipResponse response) {
        calls.finish(call, "rejected");
        String answer = plan.to() + " answered " + response.status() + " " + CallJournal.printable(response.reason());
        settle(
                switch (Rejection.of(response)) {
                    case BUSY -> new DialProgress.Busy(plan.to() + " is busy");
                    case DECLINED -> new DialProgress.Declined(plan.to() + " declined");
                    case NO_ANSWER -> new DialProgress.NoAnswer(plan.to() + " did not answer");
                    case REDIRECTED, UNKNOWN_NUMBER, UNAUTHORIZED, NO_COMMON_MEDIA, UNAVAILABLE, OTHER ->
                        new DialProgress.Failed(response.status(), answer);
                });
    }

    private void settle(DialProgress progress) {
        if (settled) return;
        settled = true;
        listener.changed(progress);
    }

    // ---- at any time

    @Override
    public void ended(Call call, EndReason reason) {
        inCall.ended(call, reason);
        settle(new DialProgress.Failed(487, "the call to " + plan.to() + " was given up"));
    }

    // ---- once it is answered

    @Override
    public void acknowledged(Call call, SipRequest ack) {
        inCall.acknowledged(call, ack);
    }

    @Override
    public void reoffered(Call call, SipRequest request) {
        inCall.reoffered(call, request);
    }

    @Override
    public void info(Call call, SipRequest info) {
        inCall.info(call, info);
    }

    @Override
    public void transferRequested(Call call, Referral referral) {
        inCall.transferRequested(call, referral);
    }

    @Override
    public void transferProgress(Call call, TransferProgress progress) {
        inCall.transferProgress(call, progress);
    }

    @Override
    public boolean mayBeReplaced(Call call, SipRequest invite, String authenticatedUser) {
        return inCall.mayBeReplaced(call, invite, authenticatedUser);
    }
}
