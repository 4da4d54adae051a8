package tutti.sip.call;

import tutti.sip.message.SipResponse;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transport.Flow;

/// A [ResponseHandler] for those who only want to know that it is over.
record Outcome(Runnable whenOver) implements ResponseHandler {
    static Outcome of(Runnable whenOver) {
        return new Outcome(whenOver);
    }

    @Override
    public void onResponse(SipResponse response, Flow flow) {
        if (!response.isProvisional()) {
            whenOver.run();
        }
    }

    @Override
    public void onFailure(ClientFailure failure) {
        whenOver.run();
    }
}
