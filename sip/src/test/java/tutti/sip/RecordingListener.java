package tutti.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.EndReason;
import tutti.sip.call.Referral;
import tutti.sip.call.TransferProgress;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;

/// Writes down what it hears, and does what it is told to when a call comes in or an offer is changed.
final class RecordingListener implements CallListener {
    final List<String> events = new ArrayList<>();
    /// Early media, by the phone it came from.
    final List<String> early = new ArrayList<>();

    final List<Call> calls = new ArrayList<>();
    final List<SipRequest> requests = new ArrayList<>();
    BiConsumer<Call, SipRequest> onIncoming = (call, invite) -> {};
    BiConsumer<Call, SipRequest> onReoffer = (call, request) -> {};
    BiConsumer<Call, Referral> onTransfer = (call, referral) -> {};
    final List<Referral> referrals = new ArrayList<>();
    boolean mayBeReplaced;
    Optional<SipResponse> lastResponse = Optional.empty();

    Call call() {
        return calls.getLast();
    }

    private void note(String event) {
        events.add(event);
    }

    @Override
    public void incoming(Call call, SipRequest invite) {
        calls.add(call);
        requests.add(invite);
        note("incoming");
        onIncoming.accept(call, invite);
    }

    @Override
    public void acknowledged(Call call, SipRequest ack) {
        requests.add(ack);
        note("acknowledged");
    }

    @Override
    public void provisionalAcknowledged(Call call, SipRequest prack) {
        requests.add(prack);
        note("provisionalAcknowledged");
    }

    @Override
    public void cancelled(Call call) {
        note("cancelled");
    }

    @Override
    public void reoffered(Call call, SipRequest request) {
        requests.add(request);
        note("reoffered " + request.method());
        onReoffer.accept(call, request);
    }

    @Override
    public void reofferAnswered(Call call, SipResponse response) {
        lastResponse = Optional.of(response);
        note("reofferAnswered " + response.status());
    }

    @Override
    public void reofferRejected(Call call, SipResponse response) {
        lastResponse = Optional.of(response);
        note("reofferRejected " + response.status());
    }

    @Override
    public void info(Call call, SipRequest info) {
        requests.add(info);
        note("info");
    }

    @Override
    public void transferRequested(Call call, Referral referral) {
        referrals.add(referral);
        note("transferRequested " + referral.referTo().uri());
        onTransfer.accept(call, referral);
    }

    @Override
    public void transferProgress(Call call, TransferProgress progress) {
        note("transferProgress " + progress.status() + (progress.finished() ? " finished" : ""));
    }

    @Override
    public boolean mayBeReplaced(Call call, SipRequest invite, String authenticatedUser) {
        return mayBeReplaced;
    }

    @Override
    public void progress(Call call, SipResponse response) {
        note("progress " + response.status());
        if (response.hasBody()) {
            early.add(response.to().tag() + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void answered(Call call, SipResponse response) {
        lastResponse = Optional.of(response);
        note("answered " + response.status());
    }

    @Override
    public void rejected(Call call, SipResponse response) {
        lastResponse = Optional.of(response);
        note("rejected " + response.status());
    }

    @Override
    public void ended(Call call, EndReason reason) {
        note("ended " + reason);
    }
}
