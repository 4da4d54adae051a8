package tutti.engine.record;

import tutti.engine.Datafeed;
import tutti.engine.roles.Member;

/// Knows the feed of what a member contributes to every mix: after suppression, gain control, volume and
/// mute.
@FunctionalInterface
public interface StemSource {
    /// Called once for each stem, inside the engine's control; the feed carries silence while he is muted.
    Datafeed contribution(Member member);
}
