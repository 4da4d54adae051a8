package tutti.rtp.srtp;

/// How many packets met with which verdict.
final class VerdictCounts {
    private long ok;
    private long malformed;
    private long replayed;
    private long tooOld;
    private long badTag;
    private long tooManySources;

    SrtpVerdict count(SrtpVerdict verdict) {
        switch (verdict) {
            case OK -> ok++;
            case MALFORMED -> malformed++;
            case REPLAYED -> replayed++;
            case TOO_OLD -> tooOld++;
            case BAD_TAG -> badTag++;
            case TOO_MANY_SOURCES -> tooManySources++;
        }
        return verdict;
    }

    long of(SrtpVerdict verdict) {
        return switch (verdict) {
            case OK -> ok;
            case MALFORMED -> malformed;
            case REPLAYED -> replayed;
            case TOO_OLD -> tooOld;
            case BAD_TAG -> badTag;
            case TOO_MANY_SOURCES -> tooManySources;
        };
    }
}
