package tutti.simulator.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.audio.g711.G711;
import tutti.engine.roles.EventsAfter;
import tutti.engine.roles.Happening;
import tutti.engine.roles.MeetingEvent;
import tutti.engine.roles.Role;
import tutti.simulator.Meeting;
import tutti.simulator.caller.Caller;
import tutti.simulator.caller.Recording;
import tutti.simulator.voice.Voice;

/// Carol is the only one who speaks, and coaches Bob, barges in and coaches again. Where Alice must not hear
/// her there must not be one sample of her, from one frame to the next.
///
/// ```
///   Carol    party │ coach of Bob │ party │ coach of Bob
///   Alice    ‾‾‾‾‾‾│______________│‾‾‾‾‾‾‾│_____________   every sample 0; no frame is heard in part
///   Bob      ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾   the tone runs on
/// ```
class CoachSecrecyIT {
    private static final int CAROL_HZ = 1_021;
    private static final double CAROL_DBOV = -20;
    private static final double QUARTER_TOLERANCE_DB = 1.5;
    private static final int FRAME = Voice.FRAME_SAMPLES;
    private static final int PHASE_FRAMES = 60;

    /// A shorter silence is a stall of the machine.
    private static final int SECRET_FRAMES_MIN = 40;

    private static final int WINDOWS_PER_STALL = 6;

    private record Silence(int firstPacket, int packets) {}

    @Test
    void noSampleOfTheCoachReachesTheCallerBeforeSheBargesInOrAfter() throws Exception {
        try (Meeting meeting = Meeting.open()) {
            Caller alice = meeting.dial("Alice", "team", G711.MU_LAW, Voice.silence());
            Caller bob = meeting.dial("Bob", "team", G711.MU_LAW, Voice.silence());
            meeting.dial("Carol", "team", G711.MU_LAW, Voice.tone(CAROL_HZ, CAROL_DBOV));
            meeting.awaitFrames(PHASE_FRAMES);
            Meeting.Punctuality before = meeting.punctuality();
            int heardBefore = bob.callRecord().heard().sampleCount();
            coach(meeting);
            barge(meeting);
            coach(meeting);
            assertToneRunsOn(bob.callRecord().heard(), heardBefore, before, meeting);
            List<Long> frames = roleChanges(meeting);
            assertSecret(alice.callRecord().heard(), frames.get(1) - frames.get(0));
            meeting.assertSeamless();
        }
    }

    private static void coach(Meeting meeting) throws Exception {
        meeting.ask("team", room -> {
            People team = new People(room);
            room.changeRole(team.member("Carol"), team.coachOf("Bob"));
            return true;
        });
        meeting.awaitFrames(PHASE_FRAMES);
    }

    private static void barge(Meeting meeting) throws Exception {
        meeting.ask("team", room -> {
            room.changeRole(new People(room).member("Carol"), new Role.Party());
            return true;
        });
        meeting.awaitFrames(PHASE_FRAMES);
    }

    /// The frames in which Carol's role changed.
    private static List<Long> roleChanges(Meeting meeting) throws Exception {
        EventsAfter all = meeting.ask("team", room -> room.eventsAfter(0));
        assertThat(all).isInstanceOf(EventsAfter.Complete.class);
        List<Long> frames = ((EventsAfter.Complete) all)
                .events().stream()
                        .filter(event -> event.happening() instanceof Happening.RoleChanged)
                        .map(MeetingEvent::frame)
                        .toList();
        assertThat(frames).hasSize(3);
        return frames;
    }

    /// `coachedFrames` passed between the first coaching and the barge, by the events.
    private static void assertSecret(Recording heard, long coachedFrames) {
        int packets = heard.packets();
        List<Silence> silences = silencesAfterTheFirstWord(heard, packets);
        assertThat(silences)
                .as("silences of %d frames or more", SECRET_FRAMES_MIN)
                .hasSize(2);
        Silence coached = silences.getFirst();
        assertThat((long) coached.packets()).isBetween(coachedFrames - 1, coachedFrames + 1);
        assertWholeFrame(heard, coached.firstPacket() - 1);
        assertWholeFrame(heard, coached.firstPacket() + coached.packets());
        Silence coachedAgain = silences.getLast();
        assertWholeFrame(heard, coachedAgain.firstPacket() - 1);
        assertThat(coachedAgain.firstPacket() + coachedAgain.packets()).isEqualTo(packets);
    }

    private static List<Silence> silencesAfterTheFirstWord(Recording heard, int packets) {
        List<Silence> silences = new ArrayList<>();
        int at = 0;
        while (at < packets && isSilent(heard, at)) at++;
        while (at < packets) {
            int begin = at;
            while (at < packets && isSilent(heard, at)) at++;
            if (at - begin >= SECRET_FRAMES_MIN) silences.add(new Silence(begin, at - begin));
            while (at < packets && !isSilent(heard, at)) at++;
        }
        return silences;
    }

    /// Not one sample.
    private static boolean isSilent(Recording heard, int packet) {
        for (int sample : heard.samples(heard.startSample(packet), FRAME)) {
            if (sample != 0) return false;
        }
        return true;
    }

    /// Carol is heard in the frame's first and last quarter as loud as she speaks.
    private static void assertWholeFrame(Recording heard, int packet) {
        for (int from : new int[] {0, FRAME * 3 / 4}) {
            int[] quarter = heard.samples(heard.startSample(packet) + from, FRAME / 4);
            double sum = 0;
            for (int sample : quarter) sum += (double) sample * sample;
            double dbov = 10 * Math.log10(Math.max(sum, 1) / quarter.length) - 20 * Math.log10(32_768);
            assertThat(dbov)
                    .as("level from sample %d of packet %d on", from, packet)
                    .isBetween(CAROL_DBOV - QUARTER_TOLERANCE_DB, CAROL_DBOV + QUARTER_TOLERANCE_DB);
        }
    }

    private static void assertToneRunsOn(Recording heard, int fromSample, Meeting.Punctuality before, Meeting meeting) {
        int[] samples = heard.samples(fromSample, heard.sampleCount() - fromSample);
        ToneContinuity continuity = ToneContinuity.of(samples, CAROL_HZ, CAROL_DBOV);
        Meeting.Punctuality after = meeting.punctuality();
        assertThat(continuity.windows()).isGreaterThan(2 * PHASE_FRAMES);
        assertThat((long) continuity.disturbedWindows())
                .as("what Bob heard: %s; before %s, after %s", continuity, before, after)
                .isLessThanOrEqualTo(WINDOWS_PER_STALL * after.stallsFeltSince(before));
    }
}
