package tutti.simulator.script.plan;

import java.util.Optional;
import tutti.audio.agc.AgcSettings;

/// What is done to a party's input side, besides its volume.
///
/// @param tracked whether he is heard only while he is found to speak
/// @param agc what his speech is brought to; empty: it stays as loud as it is
/// @param listen what is listened for; empty: nothing
public record InputPlan(boolean tracked, Optional<AgcSettings> agc, Optional<ListenPlan> listen) {
    /// Nothing is done.
    public static final InputPlan PLAIN = new InputPlan(false, Optional.empty(), Optional.empty());

    /// So much later than without it he is heard.
    public int lookAheadMillis() {
        return listen.map(it -> it.suppression().lookAheadMillis()).orElse(0);
    }

    /// Whether what he says comes into the conference sample by sample.
    public boolean changesNothing() {
        return !tracked && agc.isEmpty() && lookAheadMillis() == 0;
    }
}
