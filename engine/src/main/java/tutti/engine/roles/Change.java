package tutti.engine.roles;

import java.util.Set;
import tutti.engine.Channel;

/// A command to a meeting, as a value: what [Meeting#apply] does and [Meeting#dryRun] foretells.
public sealed interface Change {
    record Join(String name, Channel in, Channel out, Role role) implements Change {}

    record Leave(Member member) implements Change {}

    record ChangeRole(Member member, Role role) implements Change {}

    record OpenSideTalk(Set<Member> members) implements Change {
        public OpenSideTalk {
            members = Member.ordered(members);
        }
    }

    record CloseSideTalk(SideTalk sideTalk) implements Change {}

    record Mute(Member member, MuteOrigin origin) implements Change {}

    record Unmute(Member member, MuteOrigin origin) implements Change {}

    record Hold(Member member) implements Change {}

    record Resume(Member member) implements Change {}
}
