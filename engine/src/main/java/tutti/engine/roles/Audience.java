package tutti.engine.roles;

import java.util.Set;

/// Who hears a prompt.
public sealed interface Audience {
    /// All members whose roles hear.
    Audience EVERYBODY = new Everybody();

    /// Whether `member` is in it, provided that his role hears.
    boolean contains(Member member);

    /// All members whose roles hear.
    record Everybody() implements Audience {
        @Override
        public boolean contains(Member member) {
            return true;
        }
    }

    /// The `members` and no others. One who leaves the meeting is taken out of the prompt's role.
    record Only(Set<Member> members) implements Audience {
        public Only {
            members = Member.ordered(members);
        }

        @Override
        public boolean contains(Member member) {
            return members.contains(member);
        }
    }

    /// An audience of exactly these.
    static Audience only(Member... members) {
        return new Only(Set.of(members));
    }
}
