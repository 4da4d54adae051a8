package tutti.engine.play;

import java.util.Optional;
import tutti.audio.agc.AgcSettings;
import tutti.audio.tempo.Tempo;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;
import tutti.engine.Volume;

/// What may be changed while a [Replay] is heard.
///
/// `volumeDb`, -24…+24, comes after gain control and so governs the level with it, too. `agc`, when there,
/// brings speech to its target. `speedPercent`, 50…200, leaves the pitch as it is. A replay that is
/// `paused` is silent and goes on where it was. `BAD_PARAMETER` outside of the ranges.
/// Source: Prosody `sm_replay_adjust`.
public record ReplaySettings(double volumeDb, Optional<AgcSettings> agc, int speedPercent, boolean paused) {
    /// As it is.
    public static final ReplaySettings DEFAULT =
            new ReplaySettings(Volume.UNITY_DB, Optional.empty(), Tempo.NORMAL_PERCENT, false);

    /// Checks the ranges.
    public ReplaySettings {
        Volume.requireInRange("A replay", volumeDb);
        if (speedPercent < Tempo.SPEED_MIN_PERCENT || speedPercent > Tempo.SPEED_MAX_PERCENT) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    "A replay cannot have a speed of " + speedPercent + " %; give " + Tempo.SPEED_MIN_PERCENT + "…"
                            + Tempo.SPEED_MAX_PERCENT);
        }
    }

    /// The same with another volume; fails as the constructor does.
    public ReplaySettings withVolumeDb(double newVolumeDb) {
        return new ReplaySettings(newVolumeDb, agc, speedPercent, paused);
    }

    /// The same, with speech brought to the target of `newAgc`.
    public ReplaySettings withAgc(AgcSettings newAgc) {
        return new ReplaySettings(volumeDb, Optional.of(newAgc), speedPercent, paused);
    }

    /// The same without gain control.
    public ReplaySettings withoutAgc() {
        return new ReplaySettings(volumeDb, Optional.empty(), speedPercent, paused);
    }

    /// The same with another speed; fails as the constructor does.
    public ReplaySettings withSpeedPercent(int newSpeedPercent) {
        return new ReplaySettings(volumeDb, agc, newSpeedPercent, paused);
    }

    /// The same, silent or not.
    public ReplaySettings withPaused(boolean newPaused) {
        return new ReplaySettings(volumeDb, agc, speedPercent, newPaused);
    }
}
