package tutti.engine.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonSentenceTest {
    private final Guests guests = new Guests();
    private final Member agent = guests.party("agent");
    private final Member trainee = guests.party("trainee");
    private final SideTalk sideTalk = new SideTalk(0);

    private List<Reason> reasons() {
        return List.of(
                new Reason.TalksWithAll(),
                new Reason.BackgroundForAll(),
                new Reason.CoachOfListener(),
                new Reason.CoachedByListener(),
                new Reason.HeardByCoached(agent),
                new Reason.InSideTalk(sideTalk),
                new Reason.PromptForListener(),
                new Reason.NamedByRecorder(),
                new Reason.OwnSignal(),
                new Reason.ListenerHearsNobody(),
                new Reason.NeverHeard(),
                new Reason.ListenerOnHold(),
                new Reason.SourceOnHold(),
                new Reason.NotCoached(Set.of(agent)),
                new Reason.NotHeardByCoached(),
                new Reason.OutsideSideTalk(sideTalk),
                new Reason.PromptForOthers(),
                new Reason.Muted(Set.of(MuteOrigin.MODERATOR)),
                new Reason.Absent(),
                new Reason.Disconnected());
    }

    @Test
    void noTwoReasonsAreCalledTheSame() {
        List<Reason> reasons = reasons();
        assertThat(reasons.stream().map(Object::getClass))
                .hasSameElementsAs(Stream.of(Reason.Heard.class, Reason.Unheard.class)
                        .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                        .toList());
        assertThat(reasons).extracting(Reason::sentence).doesNotHaveDuplicates().allMatch(it -> it.length() > 6);
    }

    @Test
    void saysWhoMuted() {
        assertThat(new Reason.Muted(Set.of(MuteOrigin.MODERATOR)).sentence()).isEqualTo("muted by the moderator");
        assertThat(new Reason.Muted(EnumSet.of(MuteOrigin.POLICY, MuteOrigin.SELF)).sentence())
                .isEqualTo("muted by himself and policy");
    }

    @Test
    void saysWhoIsCoached() {
        assertThat(new Reason.NotCoached(Set.of(agent)).sentence()).isEqualTo("coach of agent: speaks to nobody else");
        assertThat(new Reason.NotCoached(Set.of(trainee, agent)).sentence())
                .isEqualTo("coach of agent and trainee: speaks to nobody else");
        assertThat(new Reason.NotCoached(Set.of()).sentence()).isEqualTo("coach of nobody: speaks to nobody else");
        assertThat(new Reason.HeardByCoached(agent).sentence()).isEqualTo("heard by agent, whom this listener coaches");
    }
}
