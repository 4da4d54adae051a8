package tutti.server.doctor;

/// What a check found.
///
/// @param found in a few words
/// @param advice what to do about it; "" where nothing is to be done
record Finding(Verdict verdict, String found, String advice) {
    enum Verdict {
        OK,
        /// It runs, and somebody may be surprised.
        WARNING,
        /// It does not run.
        FAILED
    }

    static Finding ok(String found) {
        return new Finding(Verdict.OK, found, "");
    }

    static Finding warning(String found, String advice) {
        return new Finding(Verdict.WARNING, found, advice);
    }

    static Finding failed(String found, String advice) {
        return new Finding(Verdict.FAILED, found, advice);
    }
}
