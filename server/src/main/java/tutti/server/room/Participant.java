package tutti.server.room;

import tutti.engine.roles.Member;
import tutti.engine.roles.Standing;

/// Somebody in a room, and how he stands there at the moment of asking: role, muted by whom, held, side talk.
///
/// `id` is the number of his call, which the journal names too; no other participant of the server ever has it.
public record Participant(long id, Member member, Standing standing) {
    public String name() {
        return member.name();
    }
}
