package tutti.server.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tutti.sip.call.Call;
import tutti.sip.call.Referral;
import tutti.sip.call.TransferProgress;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipUri;

/// REFER both ways: parties that ask us to call somebody in, and parties that we send elsewhere.
///
/// Only a party who has shown a password may ask; without users nobody may, for the server would call
/// wherever any stranger wants. Source: RFC 4579 §5.6; RFC 3515.
///
/// Thread: the SIP loop's.
final class CallTransfers {
    private final ActiveCalls calls;
    private final Map<Call, Consumer<TransferProgress>> leaving = new HashMap<>();

    CallTransfers(ActiveCalls calls) {
        this.calls = calls;
    }

    // ---- in

    /// Calls whom the party wants into his conference, and tells him how it goes; 403 for whoever may not
    /// ask, 603 for what cannot be called.
    void asked(Call call, Referral referral, DialOut dialOut) {
        long nowNanos = call.nowNanos();
        Optional<ActiveCall> active = calls.of(call);
        if (call.authenticatedUser().isEmpty()
                || active.isEmpty()
                || !(active.get().destination() instanceof Destination.Room room)) {
            referral.decline(403, nowNanos);
            return;
        }
        Optional<DialPlan> plan = plan(room.name(), referral);
        if (plan.isEmpty()) {
            referral.decline(603, nowNanos);
            return;
        }
        referral.accept(nowNanos);
        dialOut.dial(plan.get(), progress -> tell(call, referral, progress), nowNanos);
    }

    /// Empty for what is no SIP URI, or asks for another method than INVITE (RFC 4579 §5.11: `method=BYE`
    /// removes).
    private static Optional<DialPlan> plan(String room, Referral referral) {
        SipUri uri = referral.referTo().uri();
        boolean invites = uri.parameters().get("method").orElse("INVITE").equalsIgnoreCase("INVITE");
        if (!uri.isSip() || uri.host().isEmpty() || !invites) return Optional.empty();
        DialPlan plan = DialPlan.of(room, uri.withoutHeaders().toString());
        return Optional.of(referral.replaces().map(plan::replacing).orElse(plan));
    }

    private static void tell(Call call, Referral referral, DialProgress progress) {
        long nowNanos = call.nowNanos();
        switch (progress) {
            case DialProgress.Calling _ -> {}
            case DialProgress.Ringing ringing -> referral.progress(ringing.earlyMedia() ? 183 : 180, "", nowNanos);
            case DialProgress.Joined _ -> referral.progress(200, "OK", nowNanos);
            case DialProgress.NotReached why -> referral.progress(why.status(), "", nowNanos);
        }
    }

    // ---- out

    /// Sends a party to `target`; once he is there our call with him ends. False when his phone cannot be
    /// asked now.
    boolean send(ActiveCall party, SipUri target, Consumer<TransferProgress> listener, long nowNanos) {
        if (!party.call().refer(NameAddress.of(target), nowNanos)) return false;
        leaving.put(party.call(), listener);
        return true;
    }

    void progressed(Call call, TransferProgress progress) {
        Consumer<TransferProgress> listener = progress.finished() ? leaving.remove(call) : leaving.get(call);
        if (listener == null) return;
        if (progress.isSuccess()) {
            calls.of(call).ifPresent(active -> calls.hangUp(active, "transferred", call.nowNanos()));
        }
        listener.accept(progress);
    }

    void forget(Call call) {
        leaving.remove(call);
    }
}
