package tutti.sip.call;

import tutti.sip.dialog.Dialog;
import tutti.sip.dialog.DialogId;
import tutti.sip.message.SipHeaders;
import tutti.sip.time.Timer;
import tutti.sip.time.TimerQueue;
import tutti.sip.transaction.ClientTransaction;
import tutti.sip.transaction.Identifiers;
import tutti.sip.transaction.ResponseHandler;
import tutti.sip.transaction.Transactions;
import tutti.sip.transport.Flow;
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

    /// Sends a request in `dialog` by the way its settings choose.
    ClientTransaction send(Dialog dialog, String method, SipHeaders more, Body body, ResponseHandler handler) {
        Flow flow = dialog.route(settings.strictContactRouting());
        SipHeaders headers = body.describe(more.toBuilder()).build();
        return transactions.send(dialog.request(method, headers, body.bytes()), flow, handler);
    }

    void bye(Dialog dialog, ResponseHandler handler) {
        SipHeaders more =
                SipHeaders.builder().add("User-Agent", settings.product()).build();
        send(dialog, "BYE", more, Body.NONE, handler);
    }

    /// Says goodbye in a dialog nobody will ask about any more.
    void byeAndForget(Dialog dialog) {
        DialogId id = dialog.id();
        bye(dialog, Outcome.of(() -> table.remove(id)));
    }
}
