package tutti.bench.quality;

import java.util.Locale;

/// The page about calls with real packets.
@SuppressWarnings("InlineFormatString") // the words of the page stand together
final class LivePage {
    static final String PAGE = "quality-live.md";

    private static final String WORDS = """
            # Calls over bad networks, with real packets

            Callers, a bad network and a server with real sockets on the loopback interface, against the same calls in virtual time
            ([quality.md](quality.md)): the same µ-law speech of 30 s, the same fate of every packet (the same model and seed), the same
            moment between two ticks. Measured by

                ./tutti bench quality --live --out docs

            which takes half a minute; on a busy machine packets are late for other reasons too. The callers of this run sent 99 %% of
            their packets within %.1f ms of their time, and the others within %.0f ms.

            *Delay*: from the moment at which a packet that is not late comes to the tick that plays it, median. *Made up*: share of what is
            heard, as the server says when the call ends. *Distance*: between what the listener recorded and what was spoken.

            | network | delay, ms | virtual | made up, %% | virtual | distance, dB | virtual |
            |---|--:|--:|--:|--:|--:|--:|
            """;

    private LivePage() {}

    static String of(LiveComparison.Result result) {
        StringBuilder page = new StringBuilder(String.format(
                Locale.ROOT,
                WORDS,
                result.generator().lateMillisP99(),
                Math.ceil(result.generator().lateMillisMax())));
        for (LiveRow row : result.rows()) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.2f | %.2f | %.2f | %.2f |%n",
                    row.network().name(),
                    row.live().delayMillis(),
                    row.virtual().delayMillis(),
                    row.live().concealedPercent(),
                    row.virtual().concealedPercent(),
                    row.live().spectralDb(),
                    row.virtual().spectralDb()));
        }
        return page.toString();
    }
}
