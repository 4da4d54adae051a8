package tutti.server.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.audio.tone.ToneMeter;
import tutti.engine.roles.Member;
import tutti.engine.roles.Role;
import tutti.server.TuttiServer;
import tutti.server.config.ServerSettings;
import tutti.server.room.Participant;
import tutti.server.room.Room;

/// Three real phones of somebody else's making meet, in both laws; one of them becomes another's coach.
class BaresipIT {
    private static final int RATE_HZ = 8000;
    private static final int TALK_FRAMES = 350;
    private static final double PEAK = 9_830;
    /// Far apart, and no product of two of them near the third: a law of G.711 makes such products.
    private static final double[] FREQUENCIES_HZ = {467, 1021, 1777};

    private static final List<String> NAMES = List.of("alice", "bob", "carol");
    private static final int ALICE = 0;
    private static final int BOB = 1;
    private static final int CAROL = 2;

    @TempDir
    Path folder;

    @BeforeAll
    static void needsBaresip() {
        Program.require("baresip", "baresip-core");
    }

    @Test
    void eachHearsBothOthersAsLoudAsTheySpeakAndNotHimself() throws Exception {
        check((listener, speaker) -> listener != speaker, _ -> {});
    }

    @Test
    void aCoachIsHeardByHisPupilAloneAndHearsBoth() throws Exception {
        check(
                (listener, speaker) -> listener != speaker && !(listener == ALICE && speaker == CAROL),
                server -> ask(server, room -> {
                    room.changeRole(member(room, CAROL), new Role.Coach(Set.of(member(room, BOB))));
                    return room.why(member(room, CAROL), member(room, ALICE));
                }));
    }

    /// Whether phone number `listener` ought to hear phone number `speaker`.
    private interface Expected {
        boolean hears(int listener, int speaker);
    }

    /// What is to be done with the server once all have joined.
    private interface Deed {
        void act(TuttiServer server) throws Exception;
    }

    private void check(Expected expected, Deed deed) throws Exception {
        try (TuttiServer server = TuttiServer.start(ServerSettings.defaults().onFreePorts(), _ -> {})) {
            String target = "sip:team@127.0.0.1:" + server.sipAddress().getPort();
            try (Baresip alice = new Baresip(
                            folder.resolve("a"), NAMES.get(ALICE), "PCMU", FREQUENCIES_HZ[0], PEAK, target);
                    Baresip bob =
                            new Baresip(folder.resolve("b"), NAMES.get(BOB), "PCMA", FREQUENCIES_HZ[1], PEAK, target);
                    Baresip carol = new Baresip(
                            folder.resolve("c"), NAMES.get(CAROL), "PCMU", FREQUENCIES_HZ[2], PEAK, target)) {
                List<Baresip> phones = List.of(alice, bob, carol);
                await().atMost(Duration.ofSeconds(20)).until(() -> parties(server) == phones.size());
                deed.act(server);
                long until = server.media().processor().frame() + TALK_FRAMES;
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> server.media().processor().frame() >= until);
                for (Baresip phone : phones) phone.hangUp();
                for (int listener = 0; listener < phones.size(); listener++) {
                    checkHearing(listener, steadyPart(phones.get(listener).heard()), expected);
                }
            }
        }
    }

    private static <T> T ask(TuttiServer server, Function<Room, T> question) throws Exception {
        return server.rooms().ask("team", question).get(5, TimeUnit.SECONDS);
    }

    private static Member member(Room room, int phone) {
        return room.participants().stream()
                .filter(it -> it.name().contains(NAMES.get(phone)))
                .findFirst()
                .map(Participant::member)
                .orElseThrow();
    }

    private static int parties(TuttiServer server) {
        return server.conferences().stream()
                .mapToInt(conference -> conference.participants().size())
                .sum();
    }

    /// Four seconds from the middle, where all three speak.
    private static int[] steadyPart(int[] heard) {
        int count = 4 * RATE_HZ;
        assertThat(heard.length).isGreaterThan(count + RATE_HZ);
        int from = (heard.length - count) / 2;
        return Arrays.copyOfRange(heard, from, from + count);
    }

    /// A voice that leaks, his own or another's, would be there all the time; noise of the laws is not, so the
    /// softest of some windows tells. A stall of the machine turns a tone's phase once, so the level is that of
    /// most windows.
    private static void checkHearing(int listener, int[] heard, Expected expected) {
        double spokenDbov = 20 * Math.log10(PEAK / 32_768) - 10 * Math.log10(2);
        for (int speaker = 0; speaker < FREQUENCIES_HZ.length; speaker++) {
            if (expected.hears(listener, speaker)) {
                double[] levels = levelsDbov(heard, RATE_HZ / 2, FREQUENCIES_HZ[speaker]);
                assertThat(levels[levels.length / 2])
                        .as("phone %d heard by phone %d", speaker, listener)
                        .isCloseTo(spokenDbov, Offset.offset(0.5));
            } else {
                assertThat(levelsDbov(heard, 2 * RATE_HZ, FREQUENCIES_HZ[speaker])[0] - spokenDbov)
                        .as("phone %d, not to be heard by phone %d", speaker, listener)
                        .isLessThan(-60);
            }
        }
    }

    /// Of windows of `count` samples, a quarter of a second apart; the softest first.
    private static double[] levelsDbov(int[] heard, int count, double frequencyHz) {
        int step = RATE_HZ / 4;
        return IntStream.rangeClosed(0, (heard.length - count) / step)
                .mapToDouble(window -> ToneMeter.levelDbov(heard, window * step, count, RATE_HZ, frequencyHz))
                .sorted()
                .toArray();
    }
}
