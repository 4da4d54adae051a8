package tutti.engine.roles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tutti.engine.Channel;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;

/// From one state of a meeting and a change to the next state: pure, and refuses what makes no sense.
final class Transition {
    private static final int SIDE_TALK_MEMBERS_MIN = 2;

    private final MeetingState before;
    private final Map<Member, Standing> standings;
    private int memberNumbers;
    private int sideTalkNumbers;

    private Transition(MeetingState before) {
        this.before = before;
        standings = new LinkedHashMap<>(before.standings());
        memberNumbers = before.memberNumbers();
        sideTalkNumbers = before.sideTalkNumbers();
    }

    /// `BAD_PARAMETER`, `WRONG_CHANNEL_STATE` or `NO_RESOURCES` with a sentence when the change is refused.
    static MeetingState of(MeetingState before, Change change) {
        Transition transition = new Transition(before);
        transition.make(change);
        transition.closeLonelySideTalks();
        return transition.after();
    }

    private MeetingState after() {
        return new MeetingState(standings, memberNumbers, sideTalkNumbers);
    }

    private void make(Change change) {
        switch (change) {
            case Change.Join join -> join(join);
            case Change.Leave leave -> leave(leave.member());
            case Change.ChangeRole(Member member, Role role) -> changeRole(member, role);
            case Change.OpenSideTalk open -> openSideTalk(open.members());
            case Change.CloseSideTalk close -> closeSideTalk(close.sideTalk());
            case Change.Mute(Member member, MuteOrigin origin) -> replace(member, it -> it.withMute(origin));
            case Change.Unmute(Member member, MuteOrigin origin) -> replace(member, it -> it.withoutMute(origin));
            case Change.Hold hold -> replace(hold.member(), it -> it.withHeld(true));
            case Change.Resume resume -> replace(resume.member(), it -> it.withHeld(false));
        }
    }

    private void join(Change.Join join) {
        if (standings.size() == Meeting.MEMBERS_MAX) {
            throw new EngineException(
                    ErrorCode.NO_RESOURCES,
                    "the meeting has " + Meeting.MEMBERS_MAX + " members; let one leave or open another meeting");
        }
        requireUnused(join.in(), join.out());
        requireNamedAreHere(join.role());
        Member member = new Member(memberNumbers++, join.name(), join.in(), join.out());
        standings.put(member, Standing.joined(join.role()));
    }

    private void leave(Member leaver) {
        requireHere(leaver);
        standings.remove(leaver);
        standings.replaceAll((_, standing) -> {
            boolean named = standing.role().named().contains(leaver);
            return named ? standing.withRole(standing.role().without(leaver)) : standing;
        });
    }

    private void changeRole(Member member, Role role) {
        requireHere(member);
        requireNamedAreHere(role);
        if (role.named().contains(member)) {
            throw badParameter(member + " cannot be named by his own role; name others");
        }
        replace(member, it -> it.withRole(role));
    }

    private void openSideTalk(Set<Member> members) {
        if (members.size() < SIDE_TALK_MEMBERS_MIN) {
            throw badParameter("a side talk needs " + SIDE_TALK_MEMBERS_MIN + " members or more, not " + members);
        }
        SideTalk sideTalk = new SideTalk(sideTalkNumbers++);
        for (Member member : members) {
            requireHere(member);
            requireFreeParty(member);
            replace(member, it -> it.in(Optional.of(sideTalk)));
        }
    }

    private void closeSideTalk(SideTalk sideTalk) {
        if (sideTalk.number() < 0 || sideTalk.number() >= sideTalkNumbers) {
            throw badParameter(sideTalk + " was never opened in this meeting; name one that openSideTalk() gave");
        }
        standings.replaceAll((_, standing) ->
                standing.sideTalk().equals(Optional.of(sideTalk)) ? standing.in(Optional.empty()) : standing);
    }

    /// Whoever is left alone would otherwise be heard by nobody and not know it.
    private void closeLonelySideTalks() {
        after().sideTalks().forEach((talk, members) -> {
            if (members.size() < SIDE_TALK_MEMBERS_MIN) closeSideTalk(talk);
        });
    }

    private void replace(Member member, UnaryOperator<Standing> change) {
        requireHere(member);
        standings.computeIfPresent(member, (_, standing) -> change.apply(standing));
    }

    private void requireHere(Member member) {
        if (!standings.containsKey(member)) {
            throw badParameter(member + " is not in this meeting; name one who has joined and not left");
        }
    }

    private void requireNamedAreHere(Role role) {
        role.named().forEach(this::requireHere);
    }

    private void requireFreeParty(Member member) {
        Standing standing = before.standing(member);
        if (!(standing.role() instanceof Role.Party)) {
            throw wrongState(member + " is no party; change his role before he joins a side talk");
        }
        standing.sideTalk().ifPresent(talk -> {
            throw wrongState(member + " is in " + talk + "; close that first");
        });
    }

    private void requireUnused(Channel in, Channel out) {
        for (Member member : standings.keySet()) {
            if (member.in() == in || member.out() == out) {
                throw badParameter(in + " or " + out + " is a channel of " + member + " already; use others");
            }
        }
    }

    private static EngineException badParameter(String message) {
        return new EngineException(ErrorCode.BAD_PARAMETER, message);
    }

    private static EngineException wrongState(String message) {
        return new EngineException(ErrorCode.WRONG_CHANNEL_STATE, message);
    }
}
