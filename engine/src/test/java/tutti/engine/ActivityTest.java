package tutti.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.engine.Room.Voice;
import tutti.engine.activity.ActiveInput;
import tutti.engine.activity.ActivityQueue;

/// `sm_conf_prim_status`, `_info` and `_config_activity_reporting`: who speaks, how loud, and when that is
/// news.
class ActivityTest {
    private final Processor processor = new Engine().openProcessor();
    private final Voice ear = new Voice(processor, 0);
    private final ConferenceOutput output = ear.channel.conferenceOutput();
    private final List<Voice> voices = new ArrayList<>();

    private void everybodySays(int... values) {
        output.start();
        for (int says : values) {
            Voice voice = new Voice(processor, says);
            voices.add(voice);
            voice.channel.conferenceInput().attach();
            output.add(voice.channel.conferenceInput());
        }
    }

    private static List<Integer> ids(List<ActiveInput> active) {
        return active.stream().map(ActiveInput::id).toList();
    }

    private List<List<Integer>> reportsAfter(int frames) {
        for (int i = 0; i < frames; i++) processor.tick(0);
        return processor.takeActivityReports().stream()
                .map(report -> ids(report.activeInputs()))
                .toList();
    }

    @Test
    void everyActiveParticipantIsRankedByPowerAndTheSilentOnesAreNot() {
        everybodySays(100, 0, 3000, 3000, 5, 7, 9, 32767);
        processor.tick(0);
        assertThat(ids(output.activity())).containsExactly(7, 2, 3, 0, 6, 5, 4);
        assertThat(output.activity().getFirst().levelDbov()).isCloseTo(0, within(0.01));
        assertThat(output.activity().get(3).levelDbov()).isCloseTo(-50.3, within(0.05));
        assertThat(output.info().activeIds()).containsExactly(0, 2, 3, 4, 5, 6, 7);
        assertThat(output.info().activeCount()).isEqualTo(7);
        assertThat(output.status().participants()).hasSize(8);
        assertThat(output.status().activeInputs()).isEqualTo(output.activity());
    }

    @Test
    void powerIsWhatIsHeardSoVolumeCountsAndAMutedInputIsNotActive() {
        everybodySays(1000, 1000, 1000);
        voices.get(0).channel.conferenceInput().adjustVolume(-12);
        voices.get(1).channel.conferenceInput().mute();
        processor.tick(0);
        assertThat(ids(output.activity())).containsExactly(2, 0);
    }

    @Test
    void aSourceWhoseSamplesAreAllZeroIsNotActive() {
        everybodySays(0);
        voices.getFirst().channel.receiveFrom((samples, count, _) -> {
            java.util.Arrays.fill(samples, 0, count, 0);
            return true;
        });
        processor.tick(0);
        assertThat(output.activity()).isEmpty();
        assertThat(ear.frame.silent()).isTrue();
    }

    @Test
    void activityEndsWithTheFrameInWhichTheInputFallsSilentOrIsDisconnected() {
        everybodySays(1000, 2000);
        processor.tick(0);
        voices.get(0).says = 0;
        voices.get(1).channel.receiveNothing();
        processor.tick(0);
        assertThat(output.activity()).isEmpty();
        assertThat(voices.get(1).channel.conferenceInput().isActive()).isFalse();
    }

    @Test
    void reportingIsOffUntilItIsSwitchedOnAndIsNotCloned() {
        everybodySays(1000);
        assertThat(reportsAfter(3)).isEmpty();
        output.reportActivity(20, 50);
        ConferenceOutput clone = processor.openChannel(ChannelType.FULL_DUPLEX).conferenceOutput();
        clone.clone(output);
        assertThat(reportsAfter(3)).containsExactly(List.of(0));
        voices.getFirst().says = 0;
        output.reportActivity(0, 50);
        assertThat(reportsAfter(3)).isEmpty();
    }

    @Test
    void aReportComesWhenTheRankingChangesAndNotBefore() {
        everybodySays(1000, 900, 0);
        output.reportActivity(20, 0);
        assertThat(reportsAfter(10)).containsExactly(List.of(0, 1));
        voices.get(2).says = 950;
        assertThat(reportsAfter(10)).containsExactly(List.of(0, 2, 1));
        voices.get(0).says = 0;
        assertThat(reportsAfter(10)).containsExactly(List.of(2, 1));
        voices.get(1).says = 0;
        voices.get(2).says = 0;
        assertThat(reportsAfter(10)).containsExactly(List.of());
    }

    @Test
    void sensitivitySaysHowMuchAPowerMustChange() {
        everybodySays(1000);
        output.reportActivity(20, 50);
        assertThat(reportsAfter(1)).hasSize(1);
        voices.getFirst().says = 2000;
        assertThat(reportsAfter(100)).as("6 dB more, 10 dB needed").isEmpty();
        voices.getFirst().says = 4000;
        assertThat(reportsAfter(100)).as("12 dB more than reported").hasSize(1);
        output.reportActivity(20, ConferenceOutput.SENSITIVITY_MAX);
        assertThat(reportsAfter(100)).as("reporting begins anew").hasSize(1);
        voices.getFirst().says = 4001;
        assertThat(reportsAfter(1)).as("any change is enough").hasSize(1);
    }

    @Test
    void reportsKeepTheDelayBetweenThem() {
        everybodySays(1000);
        output.reportActivity(90, 100);
        List<Long> frames = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            voices.getFirst().says = 1000 + 500 * i;
            processor.tick(0);
            processor.takeActivityReports().forEach(report -> frames.add(report.frame()));
        }
        assertThat(frames).containsExactly(0L, 5L, 10L, 15L);
    }

    @Test
    void aFullQueueRefusesIsCountedAndTheReportComesLater() {
        everybodySays(new int[ActivityQueue.CAPACITY / 8]);
        output.reportActivity(1, 100);
        for (Voice voice : voices) voice.says = 100;
        int fitting = ActivityQueue.CAPACITY / (voices.size() + 2);
        for (int i = 0; i < fitting + 5; i++) {
            voices.getFirst().says = 1000 + 1000 * i;
            processor.tick(0);
        }
        assertThat(processor.refusedActivityReports()).isEqualTo(5);
        assertThat(processor.takeActivityReports())
                .hasSize(fitting)
                .allSatisfy(report -> assertThat(report.activeInputs()).hasSameSizeAs(voices));
        assertThat(reportsAfter(1)).hasSize(1);
    }

    @Test
    void anOutputThatGrowsBeyondItsReporterGoesOnReporting() {
        everybodySays(1000);
        output.reportActivity(20, 0);
        assertThat(reportsAfter(1)).containsExactly(List.of(0));
        for (int i = 0; i < 200; i++) {
            Voice voice = new Voice(processor, 10);
            voice.channel.conferenceInput().attach();
            output.add(voice.channel.conferenceInput());
        }
        assertThat(reportsAfter(1))
                .singleElement()
                .satisfies(report -> assertThat(report).hasSize(201).startsWith(0, 1, 2));
    }

    @Test
    void reportsOfAReleasedChannelAreDropped() {
        everybodySays(1000);
        output.reportActivity(20, 50);
        processor.tick(0);
        ear.channel.release();
        assertThat(processor.takeActivityReports()).isEmpty();
    }
}
