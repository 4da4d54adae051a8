package tutti.server.call;

import tutti.sip.call.Call;
import tutti.sip.call.CallListener;
import tutti.sip.call.Invitation;

/// Makes calls: the SIP endpoint.
@FunctionalInterface
public interface Inviter {
    Call invite(Invitation invitation, CallListener listener, long nowNanos);
}
