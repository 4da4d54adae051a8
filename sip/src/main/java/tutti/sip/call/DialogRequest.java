package tutti.sip.call;

import tutti.sip.auth.DigestClient;
import tutti.sip.dialog.Dialog;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;

/// A request of ours in a dialog, sent again with credentials when the peer or a proxy asks for them. Source: RFC
/// 3261 §22.2.
final class DialogRequest implements ResponseHandler {
    private final CallContext context;
    private final Dialog dialog;
    private final DigestClient digest;
    private final String method;
    private final SipHeaders headers;
    private final Body body;
    private final ResponseHandler handler;
    private SipRequest request;
    private Flow flow;

    DialogRequest(
            CallContext context,
            Dialog dialog,
            DigestClient digest,
            String method,
            SipHeaders more,
            Body body,
            ResponseHandler handler) {
        this.context = context;
        this.dialog = dialog;
        this.digest = digest;
        this.method = method;
        this.headers = body.describe(more.toBuilder()).build();
        this.body = body;
        this.handler = handler;
        this.flow = route();
        this.request = next();
    }

    private SipRequest next() {
        return digest.authorize(dialog.request(method, headers, body.bytes()), flow);
    }

    private Flow route() {
        return dialog.route(context.settings().strictContactRouting());
    }

    void send() {
        context.transactions().send(request, flow, this);
    }

    /// The request as it was sent last.
    SipRequest request() {
        return request;
    }

    @Override
    public void onResponse(SipResponse response, Flow from) {
        if (digest.learn(request, response, flow, from)) {
            context.count(SipCounter.CHALLENGES_ANSWERED);
            flow = route();
            request = next();
            send();
        } else {
            handler.onResponse(response, from);
        }
    }

    @Override
    public void onFailure(ClientFailure failure) {
        handler.onFailure(failure);
    }
}
