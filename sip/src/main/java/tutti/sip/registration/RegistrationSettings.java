package tutti.sip.registration;

import java.util.List;
import tutti.sip.auth.Credentials;
import tutti.sip.message.SipUri;

/// What to register where.
///
/// @param registrar the provider, such as `sip:example.org`: a domain without a user
/// @param addressOfRecord the name calls to us are made to, such as `sip:4930123@example.org`
/// @param credentials shown to the registrar when he asks for their realm
/// @param expiresSeconds how long a registration is to hold; he may shorten it
/// @param retryMillis after a first failure the next try follows within this
/// @param retryMaxMillis the longest wait; each failure doubles it until then
public record RegistrationSettings(
        SipUri registrar,
        SipUri addressOfRecord,
        List<Credentials> credentials,
        int expiresSeconds,
        long retryMillis,
        long retryMaxMillis) {

    /// @throws IllegalArgumentException if one of the two is no SIP URI, the registrar has a user, or a time is
    ///     not above 0
    public RegistrationSettings {
        if (!registrar.isSip() || !registrar.user().isEmpty() || !addressOfRecord.isSip()) {
            throw new IllegalArgumentException("Cannot register " + addressOfRecord + " at " + registrar
                    + ": give sip:user@domain and a registrar without a user, such as sip:domain");
        }
        if (expiresSeconds < 1 || retryMillis < 1 || retryMaxMillis < retryMillis) {
            throw new IllegalArgumentException("Times of " + addressOfRecord
                    + ": give an expiry and a retry above 0, and a longest retry no shorter");
        }
        credentials = List.copyOf(credentials);
    }

    /// Ten minutes at a time; after failures half a minute to half an hour (RFC 5626 §4.5).
    public static RegistrationSettings standard(SipUri registrar, SipUri addressOfRecord, Credentials credentials) {
        return new RegistrationSettings(registrar, addressOfRecord, List.of(credentials), 600, 30_000, 1_800_000);
    }
}
