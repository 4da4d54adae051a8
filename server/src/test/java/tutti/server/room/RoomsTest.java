package tutti.server.room;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.Engine;
import tutti.engine.EngineException;
import tutti.engine.Processor;
import tutti.engine.roles.Audience;
import tutti.engine.roles.Change;
import tutti.engine.roles.EventsAfter;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.MuteOrigin;
import tutti.engine.roles.Reason;
import tutti.engine.roles.Role;

class RoomsTest {
    private final Processor processor = new Engine().openProcessor();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Rooms rooms = new Rooms(processor, 3, tasks::add);

    private Channel channel() {
        return processor.openChannel(ChannelType.FULL_DUPLEX);
    }

    private void join(long id, String name) {
        rooms.join("team", id, name, channel(), new Role.Party());
    }

    private Room team() {
        return rooms.all().getFirst();
    }

    private Member member(long id) {
        return team().participant(id).member();
    }

    /// Lets the owner run what waits.
    private <T> T answer(CompletableFuture<T> future) throws Exception {
        while (!tasks.isEmpty()) tasks.remove().run();
        return future.get(1, SECONDS);
    }

    @Test
    void aRoomComesWithItsFirstParticipantAndGoesWithItsLast() throws Exception {
        join(7, "alice");
        join(8, "bob");
        assertThat(answer(rooms.names())).containsExactly("team");
        rooms.leave("team", 7);
        assertThat(answer(rooms.ask("team", Room::participants)))
                .extracting(Participant::id, Participant::name)
                .containsExactly(tuple(8L, "bob"));
        rooms.leave("team", 8);
        rooms.leave("team", 8);
        rooms.leave("nowhere", 8);
        assertThat(answer(rooms.names())).isEmpty();
    }

    @Test
    void whoJoinsIsAPartyNeitherMutedNorHeld() {
        join(7, "alice");
        assertThat(team().participant(7).standing().role()).isEqualTo(new Role.Party());
        assertThat(team().participant(7).standing().muted()).isFalse();
        assertThat(team().participant(7).standing().held()).isFalse();
    }

    @Test
    void aQuestionIsAskedOnTheOwnersThreadAndNotBefore() throws Exception {
        join(7, "alice");
        CompletableFuture<Thread> asked = rooms.ask("team", _ -> Thread.currentThread());
        assertThat(asked).isNotDone();
        assertThat(answer(asked)).isSameAs(Thread.currentThread());
    }

    @Test
    void aRoomThatIsNotThereFailsTheQuestionWithASentence() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> answer(rooms.ask("team", Room::name)))
                .havingCause()
                .isInstanceOf(NotHereException.class)
                .withMessageContaining("no conference team now");
    }

    @Test
    void aParticipantWhoIsNotThereIsNamedWithThoseWhoAre() {
        join(7, "alice");
        assertThatThrownBy(() -> team().participant(8))
                .isInstanceOf(NotHereException.class)
                .hasMessage("participant 8 is not in team; name one of [7]");
    }

    @Test
    void aChangeThatIsRefusedFailsTheQuestionAndChangesNothing() throws Exception {
        join(7, "alice");
        join(8, "bob");
        CompletableFuture<Boolean> refused = rooms.ask("team", room -> {
            Member alice = room.participant(7).member();
            room.changeRole(alice, new Role.Coach(Set.of(alice)));
            return true;
        });
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> answer(refused))
                .havingCause()
                .isInstanceOf(EngineException.class)
                .withMessageContaining("cannot be named by his own role");
        assertThat(team().participant(7).standing().role()).isEqualTo(new Role.Party());
    }

    @Test
    void anOwnerWhoTakesNoMoreTasksFailsTheQuestion() {
        Rooms busy = new Rooms(processor, 3, _ -> {
            throw new RejectedExecutionException("busy");
        });
        assertThat(busy.names()).isCompletedExceptionally();
        assertThatThrownBy(() -> busy.names().get()).hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aRoomIsFullAtTheLimitOfTheServerOrOfTheEngine() {
        join(1, "alice");
        join(2, "bob");
        assertThat(rooms.isFull("team")).isFalse();
        join(3, "carol");
        assertThat(rooms.isFull("team")).isTrue();
        assertThat(rooms.isFull("other")).isFalse();
        Rooms unlimited = new Rooms(processor, Integer.MAX_VALUE, Runnable::run);
        processor.atomically(() -> {
            for (int i = 0; i < Meeting.MEMBERS_MAX; i++) {
                assertThat(unlimited.isFull("hall")).isFalse();
                Channel silent = processor.openChannel(ChannelType.INPUT);
                unlimited.join("hall", i, "listener", silent, new Role.Prompt(Audience.only()));
            }
        });
        assertThat(unlimited.isFull("hall")).isTrue();
    }

    @Test
    void aJoinThatIsRefusedLeavesNoEmptyRoomBehind() {
        Channel busy = channel();
        busy.conferenceOutput().start();
        assertThatThrownBy(() -> rooms.join("team", 7, "alice", busy, new Role.Party()))
                .isInstanceOf(EngineException.class);
        assertThat(rooms.all()).isEmpty();
    }

    @Test
    void everyChangeIsToldAndExplained() {
        join(1, "alice");
        join(2, "bob");
        join(3, "carol");
        Room team = team();
        long seq = team.snapshot().seq();
        Change.Mute change = new Change.Mute(member(1), MuteOrigin.MODERATOR);
        assertThat(team.dryRun(change)).hasSize(2);
        team.mute(member(1), MuteOrigin.MODERATOR);
        team.hold(member(2));
        assertThat(team.why(member(1), member(3)).sentence()).isEqualTo("muted by the moderator");
        assertThat(team.hears(member(3)).of(member(2)).reason()).isEqualTo(new Reason.SourceOnHold());
        team.unmute(member(1), MuteOrigin.MODERATOR);
        team.resume(member(2));
        team.closeSideTalk(team.openSideTalk(Set.of(member(1), member(2))));
        assertThat(team.why(member(1), member(3))).isEqualTo(new Reason.TalksWithAll());
        List<String> told = ((EventsAfter.Complete) team.eventsAfter(seq))
                .events().stream()
                        .map(event -> event.happening().getClass().getSimpleName())
                        .filter(kind -> !kind.equals("CellsChanged"))
                        .toList();
        assertThat(told).containsExactly("Muted", "Held", "Unmuted", "Resumed", "SideTalkOpened", "SideTalkClosed");
    }
}
