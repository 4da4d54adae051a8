package tutti.sip.call;

import java.util.List;
import tutti.sip.message.Parameters;
import tutti.sip.message.SipHeader;
import tutti.sip.message.SipUri;

/// How calls behave.
///
/// @param contactHost the host peers reach us at, in Contact
/// @param contactPort its port
/// @param contactParameters parameters of our Contact, such as `;isfocus` (RFC 4579 §5.1)
/// @param product what Server and User-Agent say, such as `tutti/0.1.0`
/// @param bodyTypes the bodies we take in INVITE and UPDATE; the first is what Accept must allow
/// @param infoTypes the bodies we take in INFO
/// @param callsMax calls at one time; beyond it INVITE gets 503
/// @param retryAfterSeconds what such a 503 asks for
/// @param unansweredMaxMillis how long a call may wait for an answer, either way, before it is given up
/// @param reofferMaxMillis how long the application may think about a re-offer before it is answered 500
/// @param sessionTimer see there
/// @param strictContactRouting send requests to the peer's Contact or Route instead of where he was last heard
///     from
public record CallSettings(
        String contactHost,
        int contactPort,
        Parameters contactParameters,
        String product,
        List<String> bodyTypes,
        List<String> infoTypes,
        int callsMax,
        int retryAfterSeconds,
        long unansweredMaxMillis,
        long reofferMaxMillis,
        SessionTimerSettings sessionTimer,
        boolean strictContactRouting) {

    /// @throws IllegalArgumentException if the Contact or the product could not be written in a message, or no
    ///     body type
    ///     is named
    public CallSettings {
        SipUri checkedContact = SipUri.of("", contactHost, contactPort);
        SipHeader checkedProduct = new SipHeader("Server", product);
        if (bodyTypes.isEmpty()) {
            throw new IllegalArgumentException("Calls between " + checkedContact + " (" + checkedProduct
                    + ") and others need a body type: name at least application/sdp");
        }
    }

    /// SDP bodies, keys by INFO, 10,000 calls, three minutes to answer (what proxies grant too: RFC 3261 §16.8).
    public static CallSettings standard(String contactHost, int contactPort, String product) {
        return new CallSettings(
                contactHost,
                contactPort,
                Parameters.NONE,
                product,
                List.of("application/sdp"),
                List.of("application/dtmf-relay", "application/dtmf"),
                10_000,
                5,
                180_000,
                10_000,
                SessionTimerSettings.STANDARD,
                false);
    }

    public CallSettings withCallsMax(int max) {
        return new CallSettings(
                contactHost,
                contactPort,
                contactParameters,
                product,
                bodyTypes,
                infoTypes,
                max,
                retryAfterSeconds,
                unansweredMaxMillis,
                reofferMaxMillis,
                sessionTimer,
                strictContactRouting);
    }

    public CallSettings withContactParameters(Parameters parameters) {
        return new CallSettings(
                contactHost,
                contactPort,
                parameters,
                product,
                bodyTypes,
                infoTypes,
                callsMax,
                retryAfterSeconds,
                unansweredMaxMillis,
                reofferMaxMillis,
                sessionTimer,
                strictContactRouting);
    }

    public CallSettings withSessionTimer(SessionTimerSettings timer) {
        return new CallSettings(
                contactHost,
                contactPort,
                contactParameters,
                product,
                bodyTypes,
                infoTypes,
                callsMax,
                retryAfterSeconds,
                unansweredMaxMillis,
                reofferMaxMillis,
                timer,
                strictContactRouting);
    }

    public CallSettings withStrictContactRouting(boolean strict) {
        return new CallSettings(
                contactHost,
                contactPort,
                contactParameters,
                product,
                bodyTypes,
                infoTypes,
                callsMax,
                retryAfterSeconds,
                unansweredMaxMillis,
                reofferMaxMillis,
                sessionTimer,
                strict);
    }

    long unansweredMaxNanos() {
        return unansweredMaxMillis * 1_000_000;
    }

    long reofferMaxNanos() {
        return reofferMaxMillis * 1_000_000;
    }
}
