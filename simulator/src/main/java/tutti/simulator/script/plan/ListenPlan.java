package tutti.simulator.script.plan;

import tutti.audio.detect.ToneDetectorSettings;
import tutti.engine.ToneSuppression;

/// What is listened for in what a party sends, and what becomes of it.
public record ListenPlan(ToneDetectorSettings settings, ToneSuppression suppression) {}
