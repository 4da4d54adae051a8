package tutti.sip.call;

import java.util.List;
import java.util.Optional;
import tutti.sip.dialog.DialogId;
import tutti.sip.message.Replaces;
import tutti.sip.message.SipRequest;

/// Whether an INVITE may take the place of a call it names.
///
/// Source: RFC 3891 §3.
sealed interface Takeover {
    /// The INVITE names no call.
    record None() implements Takeover {}

    record Of(CallLife call) implements Takeover {}

    record Refused(Refusal refusal) implements Takeover {}

    /// 400 for what names no one dialog; 481 for one we do not have, or an early one the peer began; 603 for one
    /// that is over; 486 if only an early one was meant and it is answered; 403 if the application does not
    /// want it.
    static Takeover of(SipRequest invite, CallTable table, String authenticatedUser) {
        List<String> values = invite.headers().all("Replaces");
        if (values.isEmpty()) {
            return new None();
        }
        Optional<Replaces> replaces = values.size() == 1 ? Replaces.parse(values.getFirst()) : Optional.empty();
        if (replaces.isEmpty()) {
            return new Refused(Refusal.of(400));
        }
        Replaces named = replaces.get();
        Optional<CallLife> found = table.find(new DialogId(named.callId(), named.toTag(), named.fromTag()));
        if (found.isEmpty()) {
            return new Refused(Refusal.of(481));
        }
        CallLife call = found.get();
        return switch (call.state()) {
            case ENDED -> new Refused(Refusal.of(603));
            case PENDING -> call.isIncoming() ? new Refused(Refusal.of(481)) : ask(call, invite, authenticatedUser);
            case ANSWERED, CONFIRMED ->
                named.earlyOnly() ? new Refused(Refusal.of(486)) : ask(call, invite, authenticatedUser);
        };
    }

    private static Takeover ask(CallLife call, SipRequest invite, String authenticatedUser) {
        return call.listener().mayBeReplaced(call.handle(), invite, authenticatedUser)
                ? new Of(call)
                : new Refused(Refusal.of(403));
    }
}
