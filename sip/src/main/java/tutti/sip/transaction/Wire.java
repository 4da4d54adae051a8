package tutti.sip.transaction;

import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;
import tutti.sip.transport.SipCounters;
import tutti.sip.transport.SipOutput;

/// The way out, with its counters.
record Wire(SipOutput output, SipCounters counters) {
    void request(Flow flow, byte[] bytes) {
        counters.count(SipCounter.SENT_REQUESTS);
        output.send(flow, bytes, 0, bytes.length);
    }

    void response(Flow flow, byte[] bytes) {
        counters.count(SipCounter.SENT_RESPONSES);
        output.send(flow, bytes, 0, bytes.length);
    }

    void again(Flow flow, byte[] bytes) {
        counters.count(SipCounter.RETRANSMITTED);
        output.send(flow, bytes, 0, bytes.length);
    }
}
