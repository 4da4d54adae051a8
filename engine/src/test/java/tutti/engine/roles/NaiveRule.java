package tutti.engine.roles;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who may hear whom, written a second time and differently: by what everybody may hear at first, and then
/// by letting coaches hear what their pupils hear until nothing is added.
final class NaiveRule {
    enum Kind {
        PARTY,
        MONITOR,
        BACKGROUND,
        COACH,
        RECORDER,
        PROMPT
    }

    static final class Person {
        Kind kind = Kind.PARTY;
        boolean forEverybody;
        Set<Member> names = new LinkedHashSet<>();
        final Set<MuteOrigin> mutes = EnumSet.noneOf(MuteOrigin.class);
        boolean held;
        int talk = -1;

        boolean deaf() {
            return held || kind == Kind.BACKGROUND || kind == Kind.PROMPT;
        }

        boolean dumb() {
            return held || kind == Kind.MONITOR || kind == Kind.RECORDER;
        }
    }

    final Map<Member, Person> people = new LinkedHashMap<>();

    Person person(Member member) {
        return people.computeIfAbsent(member, _ -> new Person());
    }

    void leave(Member member) {
        people.remove(member);
        for (Person person : people.values()) person.names.remove(member);
        endLonelyTalks();
    }

    void endLonelyTalks() {
        for (Person person : people.values()) {
            long company = people.values().stream()
                    .filter(it -> it.talk == person.talk)
                    .count();
            if (company < 2) person.talk = -1;
        }
    }

    /// For each listener those whom he may hear.
    Map<Member, Set<Member>> allowed() {
        Map<Member, Set<Member>> allowed = new LinkedHashMap<>();
        for (Member listener : people.keySet()) allowed.put(listener, atFirst(listener));
        for (boolean grows = true; grows; ) {
            grows = false;
            for (Member listener : people.keySet()) grows |= hearThroughPupils(listener, allowed);
        }
        for (Set<Member> row : allowed.values())
            row.removeIf(it -> !person(it).mutes.isEmpty());
        return allowed;
    }

    private boolean hearThroughPupils(Member listener, Map<Member, Set<Member>> allowed) {
        Person ear = person(listener);
        if (ear.kind != Kind.COACH || ear.held) return false;
        Set<Member> more = new LinkedHashSet<>();
        for (Member pupil : ear.names) more.addAll(allowed.getOrDefault(pupil, Set.of()));
        more.remove(listener);
        return allowed.getOrDefault(listener, new LinkedHashSet<>()).addAll(more);
    }

    private Set<Member> atFirst(Member listener) {
        Person ear = person(listener);
        List<Member> heard = new ArrayList<>();
        people.forEach((source, mouth) -> {
            if (!source.equals(listener) && !ear.deaf() && !mouth.dumb() && mayHear(listener, source)) {
                heard.add(source);
            }
        });
        return new LinkedHashSet<>(heard);
    }

    private boolean mayHear(Member listener, Member source) {
        Person ear = person(listener);
        Person mouth = person(source);
        boolean picksSource = ear.kind == Kind.COACH || ear.kind == Kind.RECORDER;
        boolean picksListener = mouth.kind == Kind.COACH || mouth.kind == Kind.PROMPT;
        if (picksSource && ear.names.contains(source)) return true;
        if (picksListener && (mouth.forEverybody || mouth.names.contains(listener))) return true;
        if (mouth.kind == Kind.BACKGROUND) return true;
        if (mouth.kind != Kind.PARTY) return false;
        if (mouth.talk >= 0) return ear.talk == mouth.talk;
        return ear.kind != Kind.COACH;
    }
}
