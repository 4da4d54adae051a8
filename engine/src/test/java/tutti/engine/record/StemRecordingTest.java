package tutti.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static tutti.engine.Room.refused;
import static tutti.engine.record.RecordedMeeting.FRAME;
import static tutti.engine.record.RecordedMeeting.PARTY;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.audio.wav.WavEncoding;
import tutti.engine.Channel;
import tutti.engine.ChannelType;
import tutti.engine.ErrorCode;
import tutti.engine.Processor;
import tutti.engine.roles.Meeting;
import tutti.engine.roles.Member;
import tutti.engine.roles.MuteOrigin;
import tutti.engine.roles.Role;
import tutti.engine.roles.SideTalk;

class StemRecordingTest {
    private static final StemSettings SETTINGS = StemSettings.DEFAULT;

    private final RecordedMeeting room = new RecordedMeeting();
    private final Meeting meeting = room.meeting;
    private final Member alice = room.party("alice");
    private final Member bob = room.party("bob");

    private static String times(String frame, int count) {
        return frame.repeat(count);
    }

    @Test
    void allFilesBeginAndEndWithTheSameFrame() {
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 10);
        Member carol = room.join(recording, "carol", PARTY);
        room.tick(recording, 10);
        meeting.leave(alice);
        room.tick(recording, 10);
        room.finish(recording);
        assertThat(room.stem(alice)).isEqualTo(times("#", 20) + times(".", 10));
        assertThat(room.stem(bob)).isEqualTo(times("#", 30));
        assertThat(room.stem(carol)).isEqualTo(times(".", 10) + times("#", 20));
        assertThat(room.file("mix.wav").samples()).hasSize(30 * FRAME);
        assertThat(recording.status().files()).hasSize(4).allSatisfy(file -> {
            assertThat(file.status().samples()).isEqualTo(30 * FRAME);
            assertThat(file.status().lostFrames()).isZero();
            assertThat(file.status().end()).isEqualTo(RecordingEnd.STOPPED);
        });
    }

    @Test
    void beginsInTheMiddleOfAMeeting() {
        room.tick(100);
        StemRecording recording = room.record(SETTINGS);
        assertThat(recording.firstFrame()).isEqualTo(100);
        room.tick(5);
        room.finish(recording);
        assertThat(room.file(Stem.fileName(alice, ".wav")).samples())
                .isEqualTo(new Speaker(1, RecordedMeeting.AMPLITUDE).said(100 * FRAME, 5 * FRAME));
    }

    @Test
    void whoJoinsUnnoticedLosesWhatWasMadeUntilThenAndItIsCounted() {
        StemRecording recording = room.record(SETTINGS);
        room.tick(10);
        Member carol = room.party("carol");
        room.tick(4);
        recording.work();
        room.tick(6);
        room.finish(recording);
        assertThat(room.stem(carol)).isEqualTo(times(".", 14) + times("#", 6));
        assertThat(room.timeline())
                .filteredOn(line -> line.contains("\"gap\""))
                .singleElement()
                .asString()
                .contains("\"frame\":14,", "\"file\":\"carol-3.wav\"", "\"frames\":3}");
    }

    @Test
    void aMuteIsSilenceFromItsFrameOn() {
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 5);
        meeting.mute(alice, MuteOrigin.SELF);
        room.tick(recording, 5);
        meeting.unmute(alice, MuteOrigin.SELF);
        room.tick(recording, 5);
        room.finish(recording);
        assertThat(room.stem(alice)).isEqualTo("#####.....#####");
    }

    @Test
    void whoIsOnHoldIsNotRecorded() {
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 5);
        meeting.hold(alice);
        room.tick(recording, 5);
        meeting.resume(alice);
        room.tick(recording, 5);
        room.finish(recording);
        assertThat(room.stem(alice)).isEqualTo("#####.....#####");
        assertThat(room.stem(bob)).isEqualTo(times("#", 15));
    }

    @Test
    void aCoachIsInNoFileUnlessHeIsNamed() {
        Member coach = room.join("coach", new Role.Coach(Set.of(alice)));
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 5);
        recording.work();
        assertThat(room.files).containsOnlyKeys("mix.wav", "alice-1.wav", "bob-2.wav", "timeline.jsonl");
        engineAtomically(recording, () -> room.recorderNames(coach));
        room.tick(recording, 5);
        engineAtomically(recording, () -> room.recorderNames());
        room.tick(recording, 5);
        room.finish(recording);
        assertThat(room.stem(coach)).isEqualTo(".....#####.....");
        assertThat(room.stem(alice)).isEqualTo(times("#", 15));
    }

    private void engineAtomically(StemRecording recording, Runnable change) {
        room.engine.atomically(() -> {
            change.run();
            recording.attend();
        });
    }

    @Test
    void aSideTalkIsInNoFileUnlessItsMembersAreNamed() {
        StemRecording recording = room.record(SETTINGS);
        room.party("carol");
        room.tick(recording, 5);
        SideTalk talk = meeting.openSideTalk(Set.of(alice, bob));
        room.tick(recording, 5);
        room.recorderNames(bob);
        room.tick(recording, 5);
        meeting.closeSideTalk(talk);
        room.tick(recording, 5);
        room.finish(recording);
        assertThat(room.stem(alice)).isEqualTo("#####..........#####");
        assertThat(room.stem(bob)).isEqualTo("#####.....##########");
    }

    @Test
    void whoBargesIsRecordedFromThenOn() {
        Member boss = room.join("boss", new Role.Monitor());
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 5);
        engineAtomically(recording, () -> meeting.changeRole(boss, PARTY));
        room.tick(recording, 5);
        meeting.changeRole(boss, new Role.Coach(Set.of(alice)));
        room.tick(recording, 5);
        room.finish(recording);
        assertThat(room.stem(boss)).isEqualTo(".....#####.....");
    }

    @Test
    void whatAChannelCarriesAfterItsMemberHasLeftIsInNoFile() {
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 5);
        meeting.leave(alice);
        new Meeting(room.processors).join("alice elsewhere", alice.in(), alice.out(), PARTY);
        room.tick(5);
        recording.work();
        room.tick(5);
        room.finish(recording);
        assertThat(room.stem(alice)).isEqualTo("#####..........");
        assertThat(room.timeline()).noneMatch(line -> line.contains("\"gap\""));
    }

    @Test
    void withoutItsRecorderARecordingIsSilent() {
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 5);
        meeting.leave(room.recorder);
        room.tick(recording, 5);
        room.finish(recording);
        assertThat(room.stem(alice)).isEqualTo("#####.....");
        assertThat(room.file("mix.wav").samples()).hasSize(10 * FRAME);
    }

    /// As a party he would hear coaches of his own.
    @Test
    void aRecorderWhoTakesAnotherRoleRecordsNothingAnyMore() {
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 5);
        engineAtomically(recording, () -> meeting.changeRole(room.recorder, new Role.Monitor()));
        room.tick(recording, 5);
        room.join(recording, "carol", PARTY);
        room.tick(recording, 5);
        room.finish(recording);
        assertThat(room.stem(alice)).isEqualTo("#####..........");
        assertThat(recording.status().files()).hasSize(3);
        int[] mix = room.file("mix.wav").samples();
        assertThat(mix).hasSize(15 * FRAME);
        for (int i = 5 * FRAME; i < 15 * FRAME; i++) assertThat(mix[i]).isZero();
    }

    @Test
    void aPauseSilencesEveryFileAndThoseWhoJoinMeanwhile() {
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 5);
        recording.pause();
        room.tick(recording, 5);
        Member carol = room.join(recording, "carol", PARTY);
        meeting.hold(bob);
        room.tick(recording, 5);
        recording.resume();
        room.tick(recording, 5);
        meeting.resume(bob);
        room.tick(recording, 5);
        room.finish(recording);
        assertThat(room.stem(alice)).isEqualTo("#####..........##########");
        assertThat(room.stem(bob)).isEqualTo("#####...............#####");
        assertThat(room.stem(carol)).isEqualTo("...............##########");
        int[] mix = room.file("mix.wav").samples();
        assertThat(mix).hasSize(25 * FRAME);
        for (int i = 5 * FRAME; i < 15 * FRAME; i++) assertThat(mix[i]).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 95})
    void theLongestTimeEndsAllFilesWithTheSameSample(int millis) {
        StemRecording recording = room.record(SETTINGS.withTimeMaxMillis(millis));
        room.tick(recording, 30);
        Member late = room.party("late");
        room.finish(recording);
        assertThat(recording.status().files()).hasSize(3).allSatisfy(file -> {
            assertThat(file.status().end()).isEqualTo(RecordingEnd.TIME);
            assertThat(file.status().samples()).isEqualTo(millis * 8L);
        });
        assertThat(room.timeline()).noneMatch(line -> line.contains(late.name()));
        assertThat(room.timeline().getLast()).startsWith("{\"frame\":5,\"millis\":100,\"event\":\"stop\"");
    }

    @Test
    void aFileThatFailsHurtsNoOther() {
        room.file("alice-1.wav").capacityBytes = 3_000;
        room.file("timeline.jsonl").capacityBytes = 100;
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 100);
        room.finish(recording);
        assertThat(room.stem(bob)).isEqualTo(times("#", 100));
        StemStatus status = recording.status();
        assertThat(status.timelineProblem())
                .hasValueSatisfying(it -> assertThat(it).contains("no space"));
        assertThat(status.files())
                .filteredOn(file -> file.status().end() == RecordingEnd.ERROR)
                .singleElement()
                .extracting(StemStatus.File::name)
                .isEqualTo("alice-1.wav");
        assertThat(room.files.values()).noneMatch(file -> file.open);
    }

    @Test
    void aStemWhoseFeedIsRefusedHurtsNoOther() {
        alice.in().release();
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 10);
        room.finish(recording);
        assertThat(recording.status().refusedStems()).isEqualTo(1);
        assertThat(room.stem(bob)).isEqualTo(times("#", 10));
        assertThat(room.timeline()).anyMatch(line -> line.contains("\"stem-refused\",\"member\":1,\"name\":\"alice\""));
    }

    @Test
    void membersBeyondTheLargestNumberOfStemsAreCounted() {
        RecordedMeeting crowd = new RecordedMeeting();
        Processor processor = crowd.processors.getFirst();
        crowd.engine.atomically(() -> {
            for (int i = 0; i <= StemRecording.STEMS_MAX; i++) {
                Channel channel = processor.openChannel(ChannelType.INPUT);
                crowd.meeting.join("music", channel, channel, new Role.Background());
            }
        });
        StemRecording recording = crowd.record(SETTINGS.withoutMix().withBufferMillis(100));
        assertThat(recording.status().files()).hasSize(StemRecording.STEMS_MAX);
        assertThat(recording.status().refusedStems()).isEqualTo(1);
    }

    /// Nobody may have been heard by the recorder in the meantime, so nobody is recorded.
    @Test
    void ofATimeThatTheMeetingHasForgottenThereIsSilence() {
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 10);
        for (int i = 0; meeting.forgottenEvents() < 10; i++) {
            meeting.openSideTalk(Set.of(alice, bob));
            meeting.closeSideTalk(new SideTalk(i));
        }
        room.tick(5);
        recording.work();
        room.tick(recording, 10);
        room.finish(recording);
        assertThat(recording.status().skippedEvents()).isEqualTo(1);
        assertThat(room.stem(bob)).isEqualTo(times("#", 10) + "....." + times("#", 10));
        assertThat(room.timeline())
                .anyMatch(line ->
                        line.equals("{\"frame\":15,\"millis\":300,\"event\":\"events-skipped\",\"fromFrame\":10}"));
    }

    @Test
    void membersOnSeveralProcessorsHaveOneClock() {
        RecordedMeeting wide = new RecordedMeeting(3);
        Member here = wide.party("here");
        Member there = wide.party("there");
        StemRecording recording = wide.record(SETTINGS.withEncoding(WavEncoding.PCM_16));
        wide.tick(recording, 10);
        Member beyond = wide.join(recording, "beyond", PARTY);
        wide.tick(recording, 10);
        wide.finish(recording);
        assertThat(wide.stem(here)).isEqualTo(times("#", 20));
        assertThat(wide.stem(there)).isEqualTo(times("#", 20));
        assertThat(wide.stem(beyond)).isEqualTo(times(".", 10) + times("#", 10));
    }

    @Test
    void aWidebandMemberHasAWidebandStemThatLastsAsLong() {
        Channel wide = room.processors.getFirst().openChannel(ChannelType.FULL_DUPLEX, 16_000);
        Speaker speaker = new Speaker(9, 2_000);
        wide.receiveFrom(speaker);
        Member carol = meeting.join("carol", wide, wide, PARTY);
        StemRecording recording = room.record(SETTINGS);
        room.tick(recording, 50);
        room.finish(recording);
        MemoryFile file = room.file(Stem.fileName(carol, ".wav"));
        assertThat(file.reader().sampleRateHz()).isEqualTo(16_000);
        assertThat(file.samples()).isEqualTo(speaker.said(0, 16_000));
        assertThat(room.timeline()).anyMatch(line -> line.endsWith("\"sampleRateHz\":16000}"));
        assertThat(room.timeline())
                .contains("{\"frame\":50,\"millis\":1000,\"event\":\"end\",\"file\":\"carol-3.wav\",\"samples\":16000,"
                        + "\"reason\":\"stopped\"}");
    }

    @Test
    void onlyARecorderOfTheMeetingMayRecord() {
        refused(ErrorCode.BAD_PARAMETER, () -> StemRecording.begin(meeting, alice, SETTINGS, room::file));
        RecordedMeeting other = new RecordedMeeting();
        refused(ErrorCode.BAD_PARAMETER, () -> StemRecording.begin(meeting, other.recorder, SETTINGS, room::file));
        meeting.leave(room.recorder);
        refused(ErrorCode.BAD_PARAMETER, () -> StemRecording.begin(meeting, room.recorder, SETTINGS, room::file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "ä ö", "-rf", ".hidden", "CON", "a\u0000b", "mix"})
    void everyNameMakesAFileNameThatIsHarmless(String name) {
        Member member = room.join(name, PARTY);
        assertThat(Stem.fileName(member, ".wav")).matches("[A-Za-z0-9][A-Za-z0-9._-]*-3\\.wav");
        assertThat(Stem.fileName(room.join("x".repeat(5_000), PARTY), ".wav")).hasSizeLessThan(100);
    }
}
