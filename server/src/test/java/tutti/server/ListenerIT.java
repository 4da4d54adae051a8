package tutti.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tutti.engine.roles.Reason;
import tutti.engine.roles.SourceHearing;
import tutti.server.room.Participant;
import tutti.server.room.Room;

/// What a real call's source looks like to those who ask what a listener hears.
class ListenerIT {
    private static final long SILENT_MILLIS = 300;

    @Test
    void thePacketAgeOfAPhoneThatSendsIsShortAndGrowsWhenItSendsNoMore() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone alice = tutti.phone("team");
                RawPhone bob = tutti.phone("team");
                RtpProbe mouth = new RtpProbe()) {
            alice.invite("", RawPhone.sdp("0", 40_000));
            String answer = bob.invite("", RawPhone.sdp("0", mouth.port()));
            await().until(() -> parties(tutti) == 2);
            assertThat(bobAtAlice(tutti).deliveredAgoMillis()).isEmpty();
            assertThat(bobAtAlice(tutti).reason()).isEqualTo(new Reason.TalksWithAll());

            mouth.sendTo(port(answer));
            await().pollInterval(Duration.ofMillis(1)).until(() -> {
                mouth.keepTalking();
                SourceHearing heard = bobAtAlice(tutti);
                return heard.contributed() && heard.deliveredAgoMillis().orElse(SILENT_MILLIS) <= 40;
            });
            assertThat(bobAtAlice(tutti).levelDbov()).isGreaterThan(-30);

            long stoppedFrame = tutti.server.media().processor().frame();
            await().until(() -> bobAtAlice(tutti).deliveredAgoMillis().orElseThrow() >= SILENT_MILLIS);
            long frames = tutti.server.media().processor().frame() - stoppedFrame;
            assertThat(frames * 20).isGreaterThanOrEqualTo(SILENT_MILLIS - 60);
        }
    }

    private static int parties(TestServer tutti) {
        return tutti.server.conferences().stream()
                .mapToInt(conference -> conference.participants().size())
                .sum();
    }

    private static SourceHearing bobAtAlice(TestServer tutti) throws Exception {
        return tutti.server.rooms().ask("team", ListenerIT::secondAtFirst).get(2, SECONDS);
    }

    private static SourceHearing secondAtFirst(Room room) {
        Participant first = room.participants().getFirst();
        Participant second = room.participants().getLast();
        return room.hears(first.member()).of(second.member());
    }

    private static int port(String answer) {
        Matcher line = Pattern.compile("m=audio (\\d+) ").matcher(answer);
        assertThat(line.find()).isTrue();
        return Integer.parseInt(line.group(1));
    }
}
