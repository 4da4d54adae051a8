package tutti.engine.roles;

import java.util.Set;
import tutti.engine.Channel;

/// A command to a meeting, as a value: what [Meeting#apply] does and [Meeting#dryRun] foretells.
public sealed interface Change {
    /// Takes in somebody called `name`, who speaks with `in`, hears with `out` and has `role`; as
    /// [Meeting#join].
    record Join(String name, Channel in, Channel out, Role role) implements Change {}

    /// Lets `member` go; as [Meeting#leave].
    record Leave(Member member) implements Change {}

    /// Gives `member` another `role`; as [Meeting#changeRole].
    record ChangeRole(Member member, Role role) implements Change {}

    /// Turns the parties `members` to one another; as [Meeting#openSideTalk].
    record OpenSideTalk(Set<Member> members) implements Change {
        public OpenSideTalk {
            members = Member.ordered(members);
        }
    }

    /// Ends `sideTalk`; as [Meeting#closeSideTalk].
    record CloseSideTalk(SideTalk sideTalk) implements Change {}

    /// Mutes `member` for `origin`; as [Meeting#mute].
    record Mute(Member member, MuteOrigin origin) implements Change {}

    /// Lifts the mute of `member` that is of `origin`; as [Meeting#unmute].
    record Unmute(Member member, MuteOrigin origin) implements Change {}

    /// Puts `member` on hold; as [Meeting#hold].
    record Hold(Member member) implements Change {}

    /// Takes `member` from hold; as [Meeting#resume].
    record Resume(Member member) implements Change {}
}
