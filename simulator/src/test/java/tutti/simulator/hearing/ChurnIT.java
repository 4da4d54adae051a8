package tutti.simulator.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tutti.audio.g711.G711;
import tutti.server.codec.AudioCodec;
import tutti.server.codec.CodecCatalogue;
import tutti.simulator.Meeting;
import tutti.simulator.caller.Caller;
import tutti.simulator.caller.CallerPlan;
import tutti.simulator.caller.Recording;
import tutti.simulator.voice.Voice;

/// Many join and leave at random while one talks; those who stay must not notice.
class ChurnIT {
    private static final int TALKER_HZ = 1021;
    private static final double TALKER_DBOV = -20;
    private static final int CHANGES_PER_CALLER = 10;

    /// The first second belongs to the join of the listeners themselves.
    private static final int SETTLED_SAMPLES = 8_000;

    /// A stall is heard at its begin and its end.
    private static final int WINDOWS_PER_STALL = 6;

    /// For the compiler's sake: a cold server is late.
    private static final Churn WARM_UP = new Churn(20, 2, 10);

    private record Churn(int callersMax, int seconds, long seed) {
        /// Time between two changes, at most; half of it on average.
        int pauseSamplesMax() {
            return 2 * 8_000 * seconds / (CHANGES_PER_CALLER * callersMax);
        }
    }

    @Test
    void thoseWhoStayDoNotNoticeThirtyWhoComeAndGo() throws Exception {
        judge(new Churn(30, 6, 11));
    }

    @Test
    @EnabledIfSystemProperty(named = "tutti.slow", matches = "true")
    void thoseWhoStayDoNotNoticeAHundredWhoComeAndGoForAMinute() throws Exception {
        judge(new Churn(100, 60, 12));
    }

    private static void judge(Churn churn) throws Exception {
        try (Meeting meeting = Meeting.open()) {
            meeting.dial("Alice", "team", G711.MU_LAW, Voice.tone(TALKER_HZ, TALKER_DBOV));
            Caller bob = meeting.dial("Bob", "team", G711.MU_LAW, Voice.silence());
            Caller carol = meeting.dial("Carol", "team", G711.A_LAW, Voice.silence());
            int warmUntil = run(WARM_UP, meeting, bob.callRecord().heard(), SETTLED_SAMPLES);
            Meeting.Punctuality before = meeting.punctuality();
            run(churn, meeting, bob.callRecord().heard(), warmUntil);
            for (Caller listener : List.of(bob, carol)) assertUndisturbed(listener, churn, warmUntil, before, meeting);
            meeting.assertSeamless();
        }
    }

    /// Callers come and go from the time at which `clock` holds `fromSample` on; returns where it stood in
    /// the end.
    private static int run(Churn churn, Meeting meeting, Recording clock, int fromSample) {
        Random random = new Random(churn.seed());
        List<Caller> present = new ArrayList<>();
        int until = fromSample;
        for (int change = 0; change < CHANGES_PER_CALLER * churn.callersMax(); change++) {
            int next = until;
            await().pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> clock.sampleCount() >= next);
            until += random.nextInt(churn.pauseSamplesMax());
            boolean join = present.isEmpty() || (present.size() < churn.callersMax() && random.nextInt(5) < 3);
            if (join) present.add(meeting.group().dial(visitor(change, random), meeting.address()));
            else present.remove(random.nextInt(present.size())).hangUp();
        }
        present.forEach(Caller::hangUp);
        return until;
    }

    private static CallerPlan visitor(int number, Random random) {
        AudioCodec codec = random.nextBoolean() ? CodecCatalogue.PCMU : CodecCatalogue.PCMA;
        Voice voice = switch (random.nextInt(8)) {
            case 0 -> Voice.tone(467, -36);
            case 1 -> Voice.tone(1777, -36);
            default -> Voice.silence();
        };
        return new CallerPlan("visitor" + number, "team", codec, voice, 0);
    }

    /// A machine that stalls costs audio, whoever comes and goes; every such stall is counted by one side or
    /// the other.
    private static void assertUndisturbed(
            Caller listener, Churn churn, int fromSample, Meeting.Punctuality before, Meeting meeting) {
        Recording heard = listener.callRecord().heard();
        int[] samples = heard.samples(fromSample, heard.sampleCount() - fromSample);
        ToneContinuity continuity = ToneContinuity.of(samples, TALKER_HZ, TALKER_DBOV);
        Meeting.Punctuality after = meeting.punctuality();
        assertThat(continuity)
                .as("what %s heard through %s; before %s, after %s", listener.name(), churn, before, after)
                .satisfies(
                        c -> assertThat(c.windows()).isGreaterThan(40 * churn.seconds()),
                        c -> assertThat((long) c.disturbedWindows())
                                .isLessThanOrEqualTo(WINDOWS_PER_STALL * after.stallsFeltSince(before)));
    }
}
