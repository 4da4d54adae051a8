package tutti.engine.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.engine.Engine;
import tutti.engine.ErrorCode;
import tutti.engine.Room.Voice;
import tutti.engine.roles.NaiveRule.Kind;
import tutti.engine.roles.NaiveRule.Person;

/// Random lives of a meeting: after each change one frame, in which everybody speaks a power of two of his
/// own, so that each listener's samples say exactly whom he hears.
class MeetingPropertyTest {
    private static final int CHANGES = 1_000;
    private static final int MEMBERS_MAX = 14;

    private static final Kind[] LIKELY_KINDS = {
        Kind.PARTY,
        Kind.PARTY,
        Kind.PARTY,
        Kind.COACH,
        Kind.COACH,
        Kind.MONITOR,
        Kind.BACKGROUND,
        Kind.RECORDER,
        Kind.PROMPT
    };

    private final Engine engine = new Engine();
    private Meeting meeting = new Meeting(engine.openProcessor());
    private final NaiveRule rule = new NaiveRule();
    private final Map<Member, Voice> voices = new LinkedHashMap<>();
    private final List<Voice> free = new ArrayList<>();
    private final Replay replay = new Replay();
    private int talks;
    private Random random = new Random(0);

    @ParameterizedTest(name = "seed {0}, {1} processors")
    @CsvSource({"1, 1", "20261122, 1", "77, 2", "4711, 3", "-5, 4", "20270101, 4"})
    void nobodyEverHearsWhomTheRuleForbidsNorMissesWhomItAllows(long seed, int processors) {
        random = new Random(seed);
        for (int more = 1; more < processors; more++) engine.openProcessor();
        meeting = new Meeting(engine.processors());
        for (int bit = 0; bit < MEMBERS_MAX; bit++) {
            free.add(new Voice(engine.processors().get(bit % processors), 1 << bit));
        }
        for (int step = 0; step < CHANGES; step++) {
            String where = "seed " + seed + ", step " + step;
            change(where);
            engine.tick(0);
            assertEverybodyHearsWhatTheRuleSays(where);
            assertReplayIsSnapshot(where);
        }
    }

    private void assertEverybodyHearsWhatTheRuleSays(String where) {
        MeetingSnapshot snapshot = meeting.snapshot();
        rule.allowed().forEach((listener, sources) -> {
            int expected =
                    sources.stream().mapToInt(source -> voice(source).says).sum();
            assertThat(voice(listener).hears())
                    .as("%s, %s in %s", where, listener, snapshot.standings())
                    .isEqualTo(expected);
            for (Member source : voices.keySet()) {
                assertThat(snapshot.why(source, listener).heard())
                        .as("%s, %s hears %s", where, listener, source)
                        .isEqualTo(sources.contains(source));
            }
        });
        for (Voice gone : free) assertThat(gone.hears()).as(where).isZero();
    }

    private void assertReplayIsSnapshot(String where) {
        EventsAfter answer = meeting.eventsAfter(replay.seq);
        assertThat(answer).as(where).isInstanceOf(EventsAfter.Complete.class);
        replay.read(((EventsAfter.Complete) answer).events());
        MeetingSnapshot snapshot = meeting.snapshot();
        assertThat(replay.standings).as(where).isEqualTo(snapshot.standings());
        assertThat(replay.matrix).as(where).isEqualTo(snapshot.matrix());
        assertThat(replay.seq).as(where).isEqualTo(snapshot.seq());
    }

    private void change(String where) {
        switch (random.nextInt(10)) {
            case 0, 1 -> join(where);
            case 2 -> leave(where);
            case 3, 4 -> changeRole(where);
            case 5 -> openSideTalk(where);
            case 6 -> closeSideTalk(where);
            case 7 -> mute(where);
            case 8 -> unmute(where);
            default -> holdOrResume(where);
        }
    }

    /// What was foretold must be what is told.
    private void apply(String where, Change change) {
        long seq = meeting.snapshot().seq();
        List<CellChange> foretold = meeting.dryRun(change);
        meeting.apply(change);
        List<CellChange> told = ((EventsAfter.Complete) meeting.eventsAfter(seq))
                .events().stream()
                        .map(MeetingEvent::happening)
                        .flatMap(it ->
                                it instanceof Happening.CellsChanged cells ? cells.cells().stream() : Stream.empty())
                        .toList();
        assertThat(told).as("%s, %s", where, change).isEqualTo(foretold);
    }

    private void join(String where) {
        if (free.isEmpty()) return;
        Voice voice = free.remove(random.nextInt(free.size()));
        Person person = randomPerson(Optional.empty());
        apply(where, new Change.Join("somebody", voice.channel, voice.channel, role(person)));
        Member member = List.copyOf(meeting.snapshot().standings().keySet()).getLast();
        rule.people.put(member, person);
        voices.put(member, voice);
    }

    private void leave(String where) {
        anybody().ifPresent(member -> {
            apply(where, new Change.Leave(member));
            rule.leave(member);
            free.add(voice(member));
            voices.remove(member);
        });
    }

    private void changeRole(String where) {
        anybody().ifPresent(member -> {
            Person next = randomPerson(Optional.of(member));
            apply(where, new Change.ChangeRole(member, role(next)));
            Person person = rule.person(member);
            person.kind = next.kind;
            person.names = next.names;
            person.forEverybody = next.forEverybody;
            if (person.kind != Kind.PARTY) person.talk = -1;
            rule.endLonelyTalks();
        });
    }

    private void openSideTalk(String where) {
        Set<Member> some = some(Optional.empty());
        Change.OpenSideTalk change = new Change.OpenSideTalk(some);
        if (some.size() < 2) {
            refused(ErrorCode.BAD_PARAMETER, () -> meeting.apply(change));
        } else if (some.stream().map(rule::person).anyMatch(it -> it.kind != Kind.PARTY || it.talk >= 0)) {
            refused(ErrorCode.WRONG_CHANNEL_STATE, () -> meeting.apply(change));
        } else {
            apply(where, change);
            for (Member member : some) rule.person(member).talk = talks;
            talks++;
        }
    }

    private void closeSideTalk(String where) {
        if (talks == 0) return;
        int talk = Math.max(0, talks - 1 - random.nextInt(3));
        apply(where, new Change.CloseSideTalk(new SideTalk(talk)));
        for (Person person : rule.people.values()) if (person.talk == talk) person.talk = -1;
    }

    private void mute(String where) {
        anybody().ifPresent(member -> {
            MuteOrigin origin = anyOrigin();
            apply(where, new Change.Mute(member, origin));
            rule.person(member).mutes.add(origin);
        });
    }

    private void unmute(String where) {
        anybody().ifPresent(member -> {
            MuteOrigin origin = anyOrigin();
            apply(where, new Change.Unmute(member, origin));
            rule.person(member).mutes.remove(origin);
        });
    }

    private void holdOrResume(String where) {
        anybody().ifPresent(member -> {
            boolean hold = random.nextInt(3) == 0;
            apply(where, hold ? new Change.Hold(member) : new Change.Resume(member));
            rule.person(member).held = hold;
        });
    }

    private Person randomPerson(Optional<Member> himself) {
        Person person = new Person();
        person.kind = any(LIKELY_KINDS);
        person.forEverybody = person.kind == Kind.PROMPT && random.nextInt(3) == 0;
        boolean names = person.kind == Kind.COACH || person.kind == Kind.RECORDER || person.kind == Kind.PROMPT;
        if (names && !person.forEverybody) person.names = some(himself);
        return person;
    }

    private static Role role(Person person) {
        return switch (person.kind) {
            case PARTY -> new Role.Party();
            case MONITOR -> new Role.Monitor();
            case BACKGROUND -> new Role.Background();
            case COACH -> new Role.Coach(person.names);
            case RECORDER -> new Role.Recorder(person.names);
            case PROMPT -> new Role.Prompt(person.forEverybody ? Audience.EVERYBODY : new Audience.Only(person.names));
        };
    }

    /// Up to three members, not `himself`.
    private Set<Member> some(Optional<Member> himself) {
        Set<Member> some = new LinkedHashSet<>();
        int wanted = random.nextInt(4);
        for (int i = 0; i < wanted; i++) anybody().ifPresent(some::add);
        himself.ifPresent(some::remove);
        return some;
    }

    private Optional<Member> anybody() {
        List<Member> all = List.copyOf(voices.keySet());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private MuteOrigin anyOrigin() {
        return any(MuteOrigin.values());
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private Voice voice(Member member) {
        return Optional.ofNullable(voices.get(member)).orElseThrow();
    }
}
