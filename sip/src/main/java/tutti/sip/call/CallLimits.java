package tutti.sip.call;

/// How many calls, and how long they may take to make up their mind.
///
/// @param callsMax calls at one time; beyond it INVITE gets 503
/// @param retryAfterSeconds what such a 503 asks for
/// @param unansweredMaxMillis how long a call may wait for an answer, either way, before it is given up
/// @param reofferMaxMillis how long the application may think about a re-offer before it is answered 500
public record CallLimits(int callsMax, int retryAfterSeconds, long unansweredMaxMillis, long reofferMaxMillis) {
    /// 10,000 calls, three minutes to answer (what proxies grant too: RFC 3261 §16.8).
    public static final CallLimits STANDARD = new CallLimits(10_000, 5, 180_000, 10_000);

    public CallLimits withCallsMax(int max) {
        return new CallLimits(max, retryAfterSeconds, unansweredMaxMillis, reofferMaxMillis);
    }

    long unansweredMaxNanos() {
        return unansweredMaxMillis * 1_000_000;
    }

    long reofferMaxNanos() {
        return reofferMaxMillis * 1_000_000;
    }
}
