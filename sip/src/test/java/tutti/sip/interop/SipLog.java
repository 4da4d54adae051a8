package tutti.sip.interop;

import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.EndReason;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;

/// Writes down what an endpoint's calls do, for another thread to read; answers at once, or only rings.
final class SipLog implements CallListener {
    static final byte[] SDP = "v=0\r\no=tutti 1 1 IN IP4 127.0.0.1\r\ns=-\r\n".getBytes(StandardCharsets.UTF_8);

    final Queue<String> events = new ConcurrentLinkedQueue<>();
    final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    volatile boolean onlyRings;

    @Override
    public void incoming(Call call, SipRequest invite) {
        calls.add(call);
        events.add("incoming " + invite.body().length);
        call.ring(call.nowNanos());
        if (!onlyRings) {
            call.accept(SDP, "application/sdp", call.nowNanos());
        }
    }

    @Override
    public void acknowledged(Call call, SipRequest ack) {
        events.add("acknowledged");
    }

    @Override
    public void cancelled(Call call) {
        events.add("cancelled");
    }

    @Override
    public void reoffered(Call call, SipRequest request) {
        events.add("reoffered " + request.method());
        call.answerReoffer(SDP, "application/sdp", call.nowNanos());
    }

    @Override
    public void reofferAnswered(Call call, SipResponse response) {
        events.add("reofferAnswered " + response.status());
    }

    @Override
    public void info(Call call, SipRequest info) {
        events.add("info " + new String(info.body(), StandardCharsets.UTF_8));
    }

    @Override
    public void progress(Call call, SipResponse response) {
        events.add("progress " + response.status());
    }

    @Override
    public void answered(Call call, SipResponse response) {
        events.add("answered " + response.status());
    }

    @Override
    public void rejected(Call call, SipResponse response) {
        events.add("rejected " + response.status());
    }

    @Override
    public void ended(Call call, EndReason reason) {
        events.add("ended " + reason);
    }
}
