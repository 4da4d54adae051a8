package tutti.simulator.script.source;

import java.util.List;
import tutti.engine.EngineSettings;
import tutti.engine.play.Clip;
import tutti.engine.play.Play;
import tutti.engine.play.Playlist;
import tutti.engine.play.Replay;
import tutti.engine.play.ReplaySettings;
import tutti.engine.play.TonePlay;
import tutti.simulator.script.plan.PromptPlan;

/// Makes what a prompt plays, by the engine's own means.
public final class PromptSource {
    private PromptSource() {}

    /// A new play at its beginning, for a channel as `forChannel` says.
    public static Play open(PromptPlan plan, EngineSettings forChannel) {
        return switch (plan) {
            case PromptPlan.Recorded recorded -> {
                int sampleRateHz = forChannel.sampleRateHz();
                Clip clip = Clip.of(recorded.audio().samples(), sampleRateHz, sampleRateHz);
                Playlist playlist = new Playlist(List.of(clip.content()), recorded.times());
                yield new Replay(playlist, ReplaySettings.DEFAULT, forChannel);
            }
            case PromptPlan.Cadence cadence -> TonePlay.of(cadence.cadence(), forChannel);
            case PromptPlan.Digits digits -> TonePlay.of(digits.digits(), digits.timing(), forChannel);
        };
    }
}
