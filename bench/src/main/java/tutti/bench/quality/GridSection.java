package tutti.bench.quality;

import java.util.Locale;

/// The sections with loss against jitter, and what is to be said about each.
@SuppressWarnings("InlineFormatString") // the words of the page stand together
enum GridSection {
    MU_LAW("Loss against jitter: µ-law, 8 kHz", """
            In each cell: delay · made up · distance (explained) · longest gap. *Explained* is the distance of a call with gaps as long in
            the same places, when everything else comes on time: what concealment alone cannot do. A cell that is more than 20 %% and 0.03 dB
            above it, which is what time-scaling may cost, would be in bold; here: %s. At most %.2f %% of the packets come too late to be played; no
            step is more than %.1f dB above what was spoken.
            """),

    G722("Loss against jitter: G.722, 16 kHz", """
            Where a packet is late and not lost, the decoder misses nothing and stays in step with the encoder: then the distance is below the
            explained one. In bold: %s. Late: at most %.2f %% of the packets. Steps: at most %.1f dB above what was spoken.
            """),

    OPUS("Loss against jitter: Opus, 48 kHz", """
            For a peer who cannot use copies of lost packets. Delay is without the 6.5 ms of look-ahead that Opus adds itself. In bold: %s.
            Late: at most %.2f %% of the packets. Steps: at most %.1f dB above what was spoken.
            """),

    OPUS_WITH_COPIES("Loss against jitter: Opus, 48 kHz, with copies", """
            For a peer who can, and reports the loss: from 2 %% on the encoder is told to expect at least 10 %%, which is what makes copies. What
            came from copies stands behind what is made up; in pauses there are none. *Explained* is without copies. In bold: %s. Late: at most
            %.2f %% of the packets. Steps: at most %.1f dB above what was spoken.
            """);

    private final String heading;
    private final String words;

    GridSection(String heading, String words) {
        this.heading = heading;
        this.words = words;
    }

    /// Measures it.
    Section of(Coding coding) {
        Grid grid = new Grid(coding);
        String unexplained = grid.greatest(Cell::excessDb) > 0 ? "some" : "none";
        return new Section(
                heading,
                String.format(
                                Locale.ROOT,
                                words,
                                unexplained,
                                grid.greatest(Cell::latePercent),
                                Math.max(0, grid.greatest(Cell::clickDb)))
                        + "\n" + grid.table());
    }
}
