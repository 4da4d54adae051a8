package tutti.engine.roles;

import java.util.Set;

/// Why a listener hears a source, or why not.
public sealed interface Reason {
    /// Whether the listener hears the source, whenever it is not silent.
    boolean heard();

    /// Whether the source is in the listener's output. Only a muted one can be in it and not be heard.
    boolean connected();

    /// For people: what is so about the source, in a few words, as `muted by the moderator`. "This listener" is
    /// the one whose cell it is.
    default String sentence() {
        return ReasonSentence.of(this);
    }

    /// He is heard, and this allows it.
    sealed interface Heard extends Reason {
        @Override
        default boolean heard() {
            return true;
        }

        @Override
        default boolean connected() {
            return true;
        }
    }

    /// He is not heard, and this is what is in the way.
    sealed interface Unheard extends Reason {
        @Override
        default boolean heard() {
            return false;
        }

        @Override
        default boolean connected() {
            return false;
        }
    }

    /// The source is a party and talks with all.
    record TalksWithAll() implements Heard {}

    /// The source is background, which all hear.
    record BackgroundForAll() implements Heard {}

    /// The source coaches the listener.
    record CoachOfListener() implements Heard {}

    /// The listener coaches the source, himself or through those he coaches.
    record CoachedByListener() implements Heard {}

    /// The listener coaches `coached`, who hears the source.
    record HeardByCoached(Member coached) implements Heard {}

    /// Both are in the side talk `sideTalk`.
    record InSideTalk(SideTalk sideTalk) implements Heard {}

    /// The listener is in the prompt's audience.
    record PromptForListener() implements Heard {}

    /// The listener is a recorder who names the source.
    record NamedByRecorder() implements Heard {}

    /// Listener and source are the same member.
    record OwnSignal() implements Unheard {}

    /// The listener's role hears nobody.
    record ListenerHearsNobody() implements Unheard {}

    /// The source is a monitor or a recorder.
    record NeverHeard() implements Unheard {}

    /// The listener is on hold.
    record ListenerOnHold() implements Unheard {}

    /// The source is on hold.
    record SourceOnHold() implements Unheard {}

    /// The source is the coach of `coached`, and this listener is none of them.
    record NotCoached(Set<Member> coached) implements Unheard {
        public NotCoached {
            coached = Member.ordered(coached);
        }
    }

    /// The listener is a coach, and none of those he coaches hears the source.
    record NotHeardByCoached() implements Unheard {}

    /// The source is in the side talk `sideTalk`, the listener is not.
    record OutsideSideTalk(SideTalk sideTalk) implements Unheard {}

    /// The listener is not in the prompt's audience.
    record PromptForOthers() implements Unheard {}

    /// He would be heard, were he not muted, `by` one or more.
    record Muted(Set<MuteOrigin> by) implements Unheard {
        @Override
        public boolean connected() {
            return true;
        }
    }

    /// One of the two is not in the meeting.
    record Absent() implements Unheard {}

    /// The roles allow it, but a channel was released, or its output stopped, without leaving the meeting.
    record Disconnected() implements Unheard {}
}
