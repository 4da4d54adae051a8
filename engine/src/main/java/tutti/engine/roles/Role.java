package tutti.engine.roles;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// What a member may hear and who may hear him. What no role allows, nobody hears.
///
/// | role | hears | is heard by |
/// |---|---|---|
/// | [Party] | parties, background, his coaches, prompts for him | parties, monitors, recorders, his coaches |
/// | [Monitor] | as a party | nobody |
/// | [Background] | nobody | all who hear |
/// | [Coach] | those he coaches and what they hear; background | those he coaches, and their coaches |
/// | [Recorder] | as a party, but no coach and no side talk unless he is named | nobody |
/// | [Prompt] | nobody | its audience |
///
/// To *barge* is to change from coach or monitor to party. Recipes after Prosody's note on adding features
/// to the high-level conferencing library.
public sealed interface Role {
    /// Whether a member with this role can hear anybody; one who cannot needs no output side.
    boolean hears();

    /// Whether anybody can hear a member with this role; one who is never heard needs no input side.
    boolean speaks();

    /// The members that this role names.
    Set<Member> named();

    /// This role, naming `leaver` no more.
    Role without(Member leaver);

    /// Talks with all.
    record Party() implements Plain {
        @Override
        public boolean hears() {
            return true;
        }

        @Override
        public boolean speaks() {
            return true;
        }
    }

    /// Hears as a party does, never heard.
    record Monitor() implements Plain {
        @Override
        public boolean hears() {
            return true;
        }

        @Override
        public boolean speaks() {
            return false;
        }
    }

    /// Music, a noise, an interpreter's other hall: heard by all who hear, hears nobody.
    record Background() implements Plain {
        @Override
        public boolean hears() {
            return false;
        }

        @Override
        public boolean speaks() {
            return true;
        }
    }

    /// Heard by `coached` only; hears them and what they hear, also in a side talk. Coaches can be coached.
    record Coach(Set<Member> coached) implements Role {
        public Coach {
            coached = Member.ordered(coached);
        }

        @Override
        public boolean hears() {
            return true;
        }

        @Override
        public boolean speaks() {
            return true;
        }

        @Override
        public Set<Member> named() {
            return coached;
        }

        @Override
        public Coach without(Member leaver) {
            return new Coach(Role.without(coached, leaver));
        }
    }

    /// A monitor whose output goes to a sink. Gets of coaches, side talks and prompts for single members only
    /// those whose speakers are in `alsoHears`.
    record Recorder(Set<Member> alsoHears) implements Role {
        public Recorder {
            alsoHears = Member.ordered(alsoHears);
        }

        @Override
        public boolean hears() {
            return true;
        }

        @Override
        public boolean speaks() {
            return false;
        }

        @Override
        public Set<Member> named() {
            return alsoHears;
        }

        @Override
        public Recorder without(Member leaver) {
            return new Recorder(Role.without(alsoHears, leaver));
        }
    }

    /// A replay, a tone, a bot's voice: heard by its `audience`, hears nobody.
    record Prompt(Audience audience) implements Role {
        @Override
        public boolean hears() {
            return false;
        }

        @Override
        public boolean speaks() {
            return true;
        }

        @Override
        public Set<Member> named() {
            return switch (audience) {
                case Audience.Everybody _ -> Set.of();
                case Audience.Only only -> only.members();
            };
        }

        @Override
        public Prompt without(Member leaver) {
            return switch (audience) {
                case Audience.Everybody _ -> this;
                case Audience.Only only -> new Prompt(new Audience.Only(Role.without(only.members(), leaver)));
            };
        }
    }

    /// A role that names nobody.
    sealed interface Plain extends Role {
        @Override
        default Set<Member> named() {
            return Set.of();
        }

        @Override
        default Role without(Member leaver) {
            return this;
        }
    }

    private static Set<Member> without(Collection<Member> members, Member leaver) {
        Set<Member> rest = new LinkedHashSet<>(members);
        rest.remove(leaver);
        return rest;
    }
}
