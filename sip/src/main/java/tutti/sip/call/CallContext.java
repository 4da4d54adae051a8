package tutti.sip.call;

import tutti.sip.auth.DigestClient;
import tutti.sip.dialog.Dialog;
import tutti.sip.dialog.DialogId;
import tutti.sip.message.SipHeaders;
import tutti.sip.time.Timer;
import tutti.sip.time.TimerQueue;
import tutti.sip.transaction.Identifiers;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transaction.Transactions;
import tutti.sip.transport.SipCounter;
import tutti.sip.transport.SipCounters;

/// What the parts of all calls share.
record CallContext(
        CallSettings settings,
        long t1Nanos,
        long t2Nanos,
        TimerQueue timers,
        Identifiers identifiers,
        SipCounters counters,
        Replies replies,
        Transactions transactions,
        CallTable table) {

    Timer after(long nanos, Runnable action) {
        return timers.start(nanos, action);
    }

    void stop(Timer timer) {
        timers.stop(timer);
    }

    void count(SipCounter counter) {
        counters.count(counter);
    }

    /// Sends a request in `dialog` by the way its settings choose, and once more with credentials of `digest` if
    /// it is challenged.
    DialogRequest send(
            Dialog dialog, DigestClient digest, String method, SipHeaders more, Body body, ResponseHandler handler) {
        DialogRequest request = new DialogRequest(this, dialog, digest, method, more, body, handler);
        request.send();
        return request;
    }

    void bye(Dialog dialog, DigestClient digest, ResponseHandler handler) {
        SipHeaders more =
                SipHeaders.builder().add("User-Agent", settings.product()).build();
        send(dialog, digest, "BYE", more, Body.NONE, handler);
    }

    /// Says goodbye in a dialog nobody will ask about any more.
    void byeAndForget(Dialog dialog, DigestClient digest) {
        DialogId id = dialog.id();
        bye(dialog, digest, Outcome.of(() -> table.remove(id)));
    }
}
