package tutti.server.trunk;

import tutti.sip.registration.Registration;
import tutti.sip.registration.RegistrationListener;
import tutti.sip.registration.RegistrationSettings;
import tutti.sip.transport.Flow;

/// Begins registrations: the SIP endpoint.
@FunctionalInterface
public interface Registrar {
    Registration register(RegistrationSettings settings, Flow flow, RegistrationListener listener, long nowNanos);
}
