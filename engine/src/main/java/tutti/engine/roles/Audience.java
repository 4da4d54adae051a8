package tutti.engine.roles;

import java.util.Set;

/// Who hears a prompt.
public sealed interface Audience {
    /// All members whose roles hear.
    Audience EVERYBODY = new Everybody();

    boolean contains(Member member);

    /// All members whose roles hear.
    record Everybody() implements Audience {
        @Override
        public boolean contains(Member member) {
            return true;
        }
    }

    /// Those members and no others.
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
