package tutti.sip;

import tutti.sip.call.CallSettings;
import tutti.sip.transaction.TransactionSettings;

/// How a SIP endpoint behaves, one record per layer.
public record SipSettings(TransactionSettings transactions, CallSettings calls) {

    /// RFC 3261's timers and the usual limits; `product` is what Server and User-Agent say, such as `tutti/0.1.0`.
    /// Where peers reach us is no setting: each flow says it.
    public static SipSettings standard(String product) {
        return new SipSettings(TransactionSettings.standard(), CallSettings.standard(product));
    }
}
