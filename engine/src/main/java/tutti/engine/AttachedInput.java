package tutti.engine;

import java.util.Optional;
import tutti.audio.agc.AgcSettings;
import tutti.engine.mix.Gain;

/// What a conference input has from attach to detach: its id and its settings.
final class AttachedInput {
    final int id;
    boolean explicit;
    double volumeDb = Volume.UNITY_DB;
    boolean muted;
    Optional<AgcSettings> agc = Optional.empty();
    Optional<Datafeed> returned = Optional.empty();
    Optional<Object> owner = Optional.empty();

    AttachedInput(int id) {
        this.id = id;
    }

    int gain() {
        return muted ? Gain.SILENT : Gain.ofDecibels(volumeDb);
    }
}
