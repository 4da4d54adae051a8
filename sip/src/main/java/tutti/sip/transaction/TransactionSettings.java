package tutti.sip.transaction;

/// How transactions behave.
///
/// @param t1Millis the round trip we assume; every other timer follows from it (RFC 3261 §17.1.1.1)
/// @param t2Millis the longest interval between retransmissions of a non-INVITE request or an INVITE response
/// @param t4Millis how long a message may stay in the network
/// @param tryingMillis after which an INVITE without any answer gets 100 (§17.2.1)
/// @param transactionsMax server transactions at one time; beyond it new requests get 503
/// @param retryAfterSeconds what such a 503 asks for
public record TransactionSettings(
        long t1Millis, long t2Millis, long t4Millis, long tryingMillis, int transactionsMax, int retryAfterSeconds) {

    /// Of every four transactions above the limit's worth, requests inside dialogs get one: a BYE that is
    /// refused keeps a call alive that nobody wants.
    static final int IN_DIALOG_SHARE = 4;

    /// @throws IllegalArgumentException if T1 is no round trip
    public TransactionSettings {
        if (t1Millis <= 0) {
            throw new IllegalArgumentException("T1 is " + t1Millis + " ms: give a round trip above 0, usually 500");
        }
    }

    /// RFC 3261's numbers (Table 4).
    public static TransactionSettings standard() {
        return new TransactionSettings(500, 4_000, 5_000, 200, 50_000, 5);
    }

    public TransactionSettings withTransactionsMax(int max) {
        return new TransactionSettings(t1Millis, t2Millis, t4Millis, tryingMillis, max, retryAfterSeconds);
    }

    public long t1Nanos() {
        return t1Millis * 1_000_000;
    }

    public long t2Nanos() {
        return t2Millis * 1_000_000;
    }

    public long t4Nanos() {
        return t4Millis * 1_000_000;
    }

    long tryingNanos() {
        return tryingMillis * 1_000_000;
    }

    /// 64·T1: timers B, F, H, J, L, M and the wait for an ACK.
    public long timeoutNanos() {
        return 64 * t1Nanos();
    }

    int inDialogTransactionsMax() {
        return transactionsMax + transactionsMax / IN_DIALOG_SHARE + 1;
    }
}
