package tutti.simulator.voice;

import java.util.List;

/// The tone by which a voice is known in what others hear.
///
/// @param frequencyHz of its sine
/// @param levelDbov RMS while it sounds
/// @param utterances when it sounds within the loop, in order; none at all: always
public record ToneSignature(int frequencyHz, double levelDbov, List<Utterance> utterances) {
    public ToneSignature {
        utterances = List.copyOf(utterances);
    }

    /// Whether the tone sounds all the time.
    public boolean continuous() {
        return utterances.isEmpty();
    }
}
