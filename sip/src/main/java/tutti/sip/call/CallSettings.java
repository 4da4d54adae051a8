package tutti.sip.call;

import java.util.List;
import tutti.sip.message.Parameters;
import tutti.sip.message.SipHeader;

/// How calls behave.
///
/// @param contactParameters parameters of our Contact, such as `;isfocus` (RFC 4579 §5.1)
/// @param product what Server and User-Agent say, such as `tutti/0.1.0`
/// @param bodyTypes the bodies we take in INVITE, UPDATE and PRACK; the first is what Accept must allow
/// @param infoTypes the bodies we take in INFO
/// @param limits see there
/// @param sessionTimer see there
/// @param provisionals when provisional responses of ours are sent reliably
/// @param strictContactRouting send requests to the peer's Contact or Route instead of where he was last heard
///     from
public record CallSettings(
        Parameters contactParameters,
        String product,
        List<String> bodyTypes,
        List<String> infoTypes,
        CallLimits limits,
        SessionTimerSettings sessionTimer,
        ReliableProvisionals provisionals,
        boolean strictContactRouting) {

    /// @throws IllegalArgumentException if the product could not be written in a message, or no body type is named
    public CallSettings {
        SipHeader checkedProduct = new SipHeader("Server", product);
        if (bodyTypes.isEmpty()) {
            throw new IllegalArgumentException("Calls between us (" + checkedProduct
                    + ") and others need a body type: name at least application/sdp");
        }
    }

    /// SDP bodies, keys by INFO, the standard limits and session timer.
    public static CallSettings standard(String product) {
        return new CallSettings(
                Parameters.NONE,
                product,
                List.of("application/sdp"),
                List.of("application/dtmf-relay", "application/dtmf"),
                CallLimits.STANDARD,
                SessionTimerSettings.STANDARD,
                ReliableProvisionals.WHERE_REQUIRED,
                false);
    }

    public CallSettings withCallsMax(int max) {
        return new CallSettings(
                contactParameters,
                product,
                bodyTypes,
                infoTypes,
                limits.withCallsMax(max),
                sessionTimer,
                provisionals,
                strictContactRouting);
    }

    public CallSettings withContactParameters(Parameters parameters) {
        return new CallSettings(
                parameters, product, bodyTypes, infoTypes, limits, sessionTimer, provisionals, strictContactRouting);
    }

    public CallSettings withSessionTimer(SessionTimerSettings timer) {
        return new CallSettings(
                contactParameters, product, bodyTypes, infoTypes, limits, timer, provisionals, strictContactRouting);
    }

    public CallSettings withProvisionals(ReliableProvisionals when) {
        return new CallSettings(
                contactParameters, product, bodyTypes, infoTypes, limits, sessionTimer, when, strictContactRouting);
    }

    public CallSettings withStrictContactRouting(boolean strict) {
        return new CallSettings(
                contactParameters, product, bodyTypes, infoTypes, limits, sessionTimer, provisionals, strict);
    }
}
