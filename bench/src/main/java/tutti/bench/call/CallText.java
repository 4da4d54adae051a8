package tutti.bench.call;

import java.util.Locale;

/// What was measured, for people. Thread: any.
final class CallText {
    private CallText() {}

    /// Both sizes and how they compare.
    static String of(CallComparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append(of(comparison.small())).append(of(comparison.large()));
        text.append(line("in all", comparison.small(), comparison.large(), comparison.cpuRatio()));
        comparison
                .telephones()
                .ifPresent(plain -> text.append(line("PCMU's", plain.small(), plain.large(), plain.cpuRatio())));
        return text.toString();
    }

    /// Both runs and what encryption costs.
    static String of(SrtpComparison comparison) {
        StringBuilder text = new StringBuilder();
        comparison.plain().forEach(result -> text.append(of(result)));
        comparison.encrypted().forEach(result -> text.append(of(result)));
        return text
                + String.format(
                        Locale.ROOT,
                        "SRTP       %+.2f µs of processor time per party and 20 ms: %.2f plain, %.2f encrypted%n",
                        comparison.extraMicrosPerPartyFrame(),
                        SrtpComparison.meanMicros(comparison.plain()),
                        SrtpComparison.meanMicros(comparison.encrypted()));
    }

    private static String line(String what, CallResult small, CallResult large, double ratio) {
        return String.format(
                Locale.ROOT,
                "%-10s %.0f µs per 20 ms for %d parties, %.0f µs for %d: %.2f times as much%n",
                what,
                small.cpuMicrosPerFrame(),
                small.parties(),
                large.cpuMicrosPerFrame(),
                large.parties(),
                ratio);
    }

    static String of(CallResult result) {
        Delay delay = result.delayMillis();
        String server = "";
        if (result.threads().isPresent() && result.rssMiB().isPresent()) {
            server = String.format(
                    Locale.ROOT,
                    ", %d threads, %d MiB",
                    result.threads().getAsLong(),
                    result.rssMiB().getAsLong());
        }
        String text = String.format(
                        Locale.ROOT,
                        "%d parties, %d talkers, %s%s, %.1f s%n",
                        result.parties(),
                        result.talkers(),
                        result.codec(),
                        result.srtp()
                                .map(profile -> " in SRTP (" + profile + ")")
                                .orElse(""),
                        result.seconds())
                + String.format(
                        Locale.ROOT,
                        "server     %.2f µs of processor time per party and 20 ms (%.0f %% of one processor)%s%n",
                        result.cpuMicrosPerPartyFrame(),
                        result.cpuPercent(),
                        server)
                + String.format(
                        Locale.ROOT,
                        "delay      added: min %.1f, median %.1f, p99 %.1f, max %.1f ms, to the %.1f of the callers' own codec; "
                                + "%d words heard, %d missed%n",
                        delay.min(),
                        delay.median(),
                        delay.p99(),
                        delay.max(),
                        delay.direct(),
                        delay.words(),
                        delay.missed())
                + String.format(
                        Locale.ROOT,
                        "packets    %d of %d arrived, %d lost, %d late (> 5 ms), %d jumps in time%n",
                        result.packetsReceived(),
                        result.packetsExpected(),
                        result.packetsLost(),
                        result.packetsLate(),
                        result.streamJumps())
                + String.format(
                        Locale.ROOT,
                        "callers    sent late by p99 %.2f, max %.2f ms; %.2f µs of processor time per packet%n",
                        result.generatorLateMillis(),
                        result.generatorLateMillisMax(),
                        result.generatorCpuMicrosPerPacket());
        if (result.packetsRefused() > 0) {
            text += String.format(
                    Locale.ROOT, "refused    %d packets that were not encrypted as agreed%n", result.packetsRefused());
        }
        if (result.trustworthy()) return text;
        return text
                + String.format(
                        Locale.ROOT,
                        "DO NOT TRUST THESE NUMBERS: the callers themselves were late by more than %.0f ms (p99). "
                                + "Give the machine to the benchmark alone, or ask for fewer parties.%n",
                        CallResult.TRUSTED_LATE_MILLIS_P99);
    }
}
