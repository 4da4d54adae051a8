package tutti.simulator.hearing;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tutti.engine.roles.Member;
import tutti.engine.roles.Role;
import tutti.server.room.Participant;
import tutti.server.room.Room;

/// The participants of a room by the names of their callers.
record People(Room room) {
    Member member(String caller) {
        return room.participants().stream()
                .filter(it -> it.name().startsWith("sip:" + caller + "@"))
                .findFirst()
                .map(Participant::member)
                .orElseThrow(() -> new IllegalArgumentException(caller + " is not among " + room.participants()));
    }

    Set<Member> members(String... callers) {
        return Stream.of(callers).map(this::member).collect(Collectors.toSet());
    }

    Role coachOf(String... pupils) {
        return new Role.Coach(members(pupils));
    }
}
