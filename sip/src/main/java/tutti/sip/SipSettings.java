package tutti.sip;

import tutti.sip.call.CallSettings;
import tutti.sip.transaction.TransactionSettings;

/// How a SIP endpoint behaves, one record per layer.
public record SipSettings(TransactionSettings transactions, CallSettings calls) {

    /// RFC 3261's timers and the usual limits, for an endpoint that peers reach at `host:port`; `product` is
    /// what Server and User-Agent say, such as `tutti/0.1.0`.
    public static SipSettings standard(String host, int port, String product) {
        return new SipSettings(TransactionSettings.standard(host, port), CallSettings.standard(host, port, product));
    }
}
