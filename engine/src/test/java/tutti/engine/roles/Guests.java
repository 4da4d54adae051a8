package tutti.engine.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tutti.engine.Channel;
import tutti.engine.Engine;
import tutti.engine.Processor;
import tutti.engine.Room.Voice;

/// A meeting whose members each speak a power of two of their own, so that what somebody hears says whom.
final class Guests {
    static final Role PARTY = new Role.Party();
    static final Role MONITOR = new Role.Monitor();
    static final Role BACKGROUND = new Role.Background();

    final Processor processor = new Engine().openProcessor();
    final Meeting meeting = new Meeting(processor);
    final Map<Member, Voice> voices = new HashMap<>();

    Voice voice(int bit) {
        return new Voice(processor, 1 << bit);
    }

    Member join(String name, Role role) {
        Voice voice = voice(voices.size());
        Member member = meeting.join(name, voice.channel, voice.channel, role);
        voices.put(member, voice);
        return member;
    }

    Member party(String name) {
        return join(name, PARTY);
    }

    static Role coach(Member... coached) {
        return new Role.Coach(Set.of(coached));
    }

    static Role recorder(Member... alsoHears) {
        return new Role.Recorder(Set.of(alsoHears));
    }

    static Role prompt(Member... listeners) {
        return new Role.Prompt(Audience.only(listeners));
    }

    Voice voice(Member member) {
        return Optional.ofNullable(voices.get(member)).orElseThrow();
    }

    Channel channel(Member member) {
        return voice(member).channel;
    }

    /// One more frame, and whom `listener` hears in it.
    List<Member> hears(Member listener) {
        processor.tick(0);
        int sum = voice(listener).hears();
        List<Member> heard = new ArrayList<>();
        voices.forEach((source, voice) -> {
            if ((sum & voice.says) != 0) heard.add(source);
        });
        return heard;
    }

    void assertHears(Member listener, Member... sources) {
        assertThat(hears(listener)).as("%s hears", listener).containsExactlyInAnyOrder(sources);
        List<Member> explained = meeting.hears(listener).sources().stream()
                .filter(it -> it.reason().heard())
                .map(SourceHearing::source)
                .toList();
        assertThat(explained).as("%s is said to hear", listener).containsExactlyInAnyOrder(sources);
    }
}
