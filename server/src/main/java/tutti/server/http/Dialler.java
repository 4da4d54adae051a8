package tutti.server.http;

import tutti.server.call.DialListener;
import tutti.server.call.DialPlan;

/// Calls people into conferences: the server. Thread: any.
@FunctionalInterface
public interface Dialler {
    void dial(DialPlan plan, DialListener listener);
}
