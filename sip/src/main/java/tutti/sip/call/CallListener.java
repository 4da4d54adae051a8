package tutti.sip.call;

import java.util.List;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;

/// Hears what happens to calls. Called synchronously on the endpoint's thread; may call the [Call]'s methods at
/// once.
///
/// Must not throw and must not block: the network waits meanwhile.
///
/// Every call ends with exactly one of [#cancelled], [#rejected] and [#ended], and nothing is heard of it after
/// that.
public interface CallListener {

    /// Somebody calls. `invite` carries his offer, or no body: then the offer is ours to make in the answer, and
    /// [#acknowledged] brings his answer. Unless overridden the call is rejected with 480.
    default void incoming(Call call, SipRequest invite) {
        call.reject(480, "Temporarily Unavailable", List.of(), call.nowNanos());
    }

    /// The ACK for our 2xx arrived, to the INVITE or to a re-INVITE; once each. Its body is the answer to an
    /// offer of ours, if there was one in the 2xx.
    default void acknowledged(Call call, SipRequest ack) {}

    /// The PRACK for a reliable provisional response of ours arrived. Its body is the answer to an offer of ours,
    /// if there was one in the response.
    default void provisionalAcknowledged(Call call, SipRequest prack) {}

    /// The caller gave up before we answered. The last word on this call.
    default void cancelled(Call call) {}

    /// The peer wants to change the session: a re-INVITE, or an UPDATE with a body. Answer with
    /// [Call#answerReoffer] or [Call#rejectReoffer]. An UPDATE without a body changes nothing and is answered
    /// by itself.
    default void reoffered(Call call, SipRequest request) {}

    /// The peer answered our re-offer, or our refresh by re-INVITE; the body is his answer.
    default void reofferAnswered(Call call, SipResponse response) {}

    /// The peer refused our re-offer: the session stays as it was.
    default void reofferRejected(Call call, SipResponse response) {}

    /// An INFO arrived; it is answered 200 by itself. Its body is empty or of a type the settings name.
    default void info(Call call, SipRequest info) {}

    /// The peer asks that we call somebody else for him (REFER). Unless overridden he is declined with 603. To
    /// decide: [Referral#accept] or [Referral#decline], at once or within the time a re-offer has.
    default void transferRequested(Call call, Referral referral) {
        referral.decline(603, call.nowNanos());
    }

    /// What comes of [Call#refer]. With the last word, [TransferProgress#finished], the call still stands.
    default void transferProgress(Call call, TransferProgress progress) {}

    /// Whether `invite` may take this call's place (RFC 3891): who knows the names of its dialog has seen its
    /// messages, but need not be the peer. If so, [#incoming] brings a call with [Call#replaced]. Unless
    /// overridden it may not.
    ///
    /// @param authenticatedUser as in [Call#authenticatedUser]
    default boolean mayBeReplaced(Call call, SipRequest invite, String authenticatedUser) {
        return false;
    }

    /// A provisional response other than 100 to our INVITE, each once. With a body it is early media; the To tag
    /// tells the phones apart that a proxy rings (RFC 3960).
    default void progress(Call call, SipResponse response) {}

    /// The first 2xx to our INVITE; the ACK is sent.
    default void answered(Call call, SipResponse response) {}

    /// Our INVITE was refused, or came to nothing: then `response` is one we made up, 408 for silence and 503
    /// for a failed transport (RFC 3261 §8.1.3.1). [Rejection] says what it means. The last word on this call.
    default void rejected(Call call, SipResponse response) {}

    /// The call is over. The last word on it.
    default void ended(Call call, EndReason reason) {}
}
