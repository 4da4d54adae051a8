package tutti.sip.registration;

/// Hears how a registration goes. Called synchronously on the endpoint's thread; must not throw or block.
@FunctionalInterface
public interface RegistrationListener {
    /// Called with every new state, also with the same one again after a refresh.
    void changed(Registration registration, RegistrationState state);
}
