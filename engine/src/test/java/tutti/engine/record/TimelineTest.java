package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.record.RecordedMeeting.PARTY;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tutti.engine.roles.Audience;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.MuteOrigin;
import tutti.engine.roles.Role;
import tutti.engine.roles.SideTalk;

class TimelineTest {
    private final MemoryFile file = new MemoryFile();
    private final Timeline timeline = new Timeline(() -> file, 100, 20);

    @Test
    void tellsEverythingThatHappensWithItsFrame() {
        RecordedMeeting room = new RecordedMeeting();
        Meeting meeting = room.meeting;
        Member alice = room.party("alice");
        StemRecording recording = room.record(StemSettings.DEFAULT);
        room.tick(recording, 10);
        Member bob = room.join(recording, "bob \"b\"", PARTY);
        room.tick(recording, 10);
        meeting.mute(bob, MuteOrigin.MODERATOR);
        meeting.hold(alice);
        recording.talk(20, alice, true);
        room.tick(recording, 10);
        recording.digit(25, alice, '#');
        recording.gain(26, bob, -6.5);
        recording.loss(24, alice, 2);
        meeting.unmute(bob, MuteOrigin.MODERATOR);
        meeting.resume(alice);
        SideTalk talk = meeting.openSideTalk(Set.of(alice, bob));
        room.tick(recording, 10);
        meeting.closeSideTalk(talk);
        meeting.changeRole(bob, new Role.Coach(Set.of(alice)));
        meeting.changeRole(bob, new Role.Prompt(Audience.EVERYBODY));
        meeting.changeRole(bob, new Role.Prompt(Audience.only(alice)));
        recording.pause();
        room.tick(recording, 10);
        recording.resume();
        recording.talk(50, alice, false);
        meeting.leave(alice);
        room.finish(recording);
        assertThat(room.timeline()).containsExactly("""
                {"frame":0,"millis":0,"event":"start","frameMillis":20}
                {"frame":0,"millis":0,"event":"mix","file":"mix.wav","sampleRateHz":8000}
                {"frame":0,"millis":0,"event":"join","member":0,"name":"recorder","role":"recorder","alsoHears":[]}
                {"frame":0,"millis":0,"event":"join","member":1,"name":"alice","role":"party"}
                {"frame":0,"millis":0,"event":"stem","member":1,"name":"alice","file":"alice-1.wav","sampleRateHz":8000}
                {"frame":10,"millis":200,"event":"join","member":2,"name":"bob \\"b\\"","role":"party"}
                {"frame":10,"millis":200,"event":"stem","member":2,"name":"bob \\"b\\"","file":"bob__b_-2.wav","sampleRateHz":8000}
                {"frame":20,"millis":400,"event":"talking-start","member":1,"name":"alice"}
                {"frame":20,"millis":400,"event":"mute","member":2,"name":"bob \\"b\\"","origin":"moderator"}
                {"frame":20,"millis":400,"event":"hold","member":1,"name":"alice"}
                {"frame":24,"millis":480,"event":"loss","member":1,"name":"alice","frames":2}
                {"frame":25,"millis":500,"event":"digit","member":1,"name":"alice","digit":"#"}
                {"frame":26,"millis":520,"event":"gain","member":2,"name":"bob \\"b\\"","gainDb":-6.5}
                {"frame":30,"millis":600,"event":"unmute","member":2,"name":"bob \\"b\\"","origin":"moderator"}
                {"frame":30,"millis":600,"event":"resume","member":1,"name":"alice"}
                {"frame":30,"millis":600,"event":"side-talk-join","member":1,"name":"alice","sideTalk":0}
                {"frame":30,"millis":600,"event":"side-talk-join","member":2,"name":"bob \\"b\\"","sideTalk":0}
                {"frame":40,"millis":800,"event":"side-talk-close","sideTalk":0}
                {"frame":40,"millis":800,"event":"role","member":2,"name":"bob \\"b\\"","role":"coach","coached":[1]}
                {"frame":40,"millis":800,"event":"role","member":2,"name":"bob \\"b\\"","role":"prompt","audience":"everybody"}
                {"frame":40,"millis":800,"event":"role","member":2,"name":"bob \\"b\\"","role":"prompt","audience":[1]}
                {"frame":40,"millis":800,"event":"pause"}
                {"frame":50,"millis":1000,"event":"continue"}
                {"frame":50,"millis":1000,"event":"talking-stop","member":1,"name":"alice"}
                {"frame":50,"millis":1000,"event":"leave","member":1,"name":"alice"}
                {"frame":50,"millis":1000,"event":"role","member":2,"name":"bob \\"b\\"","role":"prompt","audience":[]}
                {"frame":50,"millis":1000,"event":"end","file":"mix.wav","samples":8000,"reason":"stopped"}
                {"frame":50,"millis":1000,"event":"end","file":"alice-1.wav","samples":8000,"reason":"stopped"}
                {"frame":50,"millis":1000,"event":"end","file":"bob__b_-2.wav","samples":8000,"reason":"stopped"}
                {"frame":50,"millis":1000,"event":"stop"}
                """.lines().toArray(String[]::new));
    }

    @Test
    void linesStandInTheOrderOfTheirFramesWhenTheClockHasPassedThem() {
        timeline.add(105, "b", it -> it);
        timeline.add(103, "a", it -> it);
        timeline.add(105, "c", it -> it);
        timeline.write(105);
        assertThat(file.text()).isEqualTo("{\"frame\":103,\"millis\":60,\"event\":\"a\"}\n");
        timeline.add(102, "late", it -> it);
        timeline.end();
        assertThat(file.text().lines().map(line -> line.replaceAll(".*event\":\"(\\w+).*", "$1")))
                .containsExactly("a", "late", "b", "c");
        assertThat(file.open).isFalse();
    }

    @Test
    void linesBeyondTheLargestNumberAndAfterTheEndAreCounted() {
        for (int i = 0; i <= Timeline.WAITING_MAX; i++) timeline.add(100, "talk", it -> it);
        assertThat(timeline.refused()).isEqualTo(1);
        timeline.end();
        timeline.add(100, "talk", it -> it);
        assertThat(timeline.refused()).isEqualTo(2);
        assertThat(file.text().lines()).hasSize(Timeline.WAITING_MAX);
    }

    /// RFC 8259 §7: quotation mark, reverse solidus and control characters are escaped.
    @Test
    void namesOfAnyCharactersAreValidJson() {
        String line = new JsonLine()
                .put("name", "a\"b\\c\n\r\t\u0000\u001fü\uD83D\uDE00\uD83D")
                .end();
        assertThat(line).isEqualTo("{\"name\":\"a\\\"b\\\\c\\n\\r\\t\\u0000\\u001fü\\ud83d\\ude00\\ud83d\"}\n");
    }
}
