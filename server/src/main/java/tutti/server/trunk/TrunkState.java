package tutti.server.trunk;

import java.util.Locale;

/// How a trunk stands with its provider.
public enum TrunkState {
    /// Nothing is known yet.
    STARTING,
    /// DNS knows no address of the provider; asked again soon.
    UNRESOLVED,
    /// Calls reach us.
    REGISTERED,
    /// The provider did not answer, or not now; tried again.
    RETRYING,
    /// The provider does not want us: nothing more until the server is started again.
    REFUSED,
    CLOSED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
