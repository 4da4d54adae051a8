package tutti.server.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.audio.tone.ToneMeter;
import tutti.server.ServerSettings;
import tutti.server.TuttiServer;

/// Three real phones of somebody else's making meet, in both laws.
class BaresipIT {
    private static final int RATE_HZ = 8000;
    private static final int TALK_FRAMES = 300;
    private static final int WINDOWS = 4;
    private static final double PEAK = 9_830;
    /// Far apart, and no product of two of them near the third: a law of G.711 makes such products.
    private static final double[] FREQUENCIES_HZ = {467, 1021, 1777};

    @TempDir
    Path folder;

    @BeforeAll
    static void needsBaresip() {
        Program.require("baresip", "baresip-core");
    }

    @Test
    void eachHearsBothOthersAsLoudAsTheySpeakAndNotHimself() throws Exception {
        try (TuttiServer server = TuttiServer.start(ServerSettings.defaults().onFreePorts(), _ -> {})) {
            String target = "sip:team@127.0.0.1:" + server.sipAddress().getPort();
            try (Baresip alice = new Baresip(folder.resolve("a"), "alice", "PCMU", FREQUENCIES_HZ[0], PEAK, target);
                    Baresip bob = new Baresip(folder.resolve("b"), "bob", "PCMA", FREQUENCIES_HZ[1], PEAK, target);
                    Baresip carol =
                            new Baresip(folder.resolve("c"), "carol", "PCMU", FREQUENCIES_HZ[2], PEAK, target)) {
                List<Baresip> phones = List.of(alice, bob, carol);
                await().atMost(Duration.ofSeconds(20)).until(() -> parties(server) == phones.size());
                long until = server.media().processor().frame() + TALK_FRAMES;
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> server.media().processor().frame() >= until);
                for (Baresip phone : phones) phone.hangUp();
                for (int listener = 0; listener < phones.size(); listener++) {
                    checkHearing(listener, steadyPart(phones.get(listener).heard()));
                }
            }
        }
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

    /// His own voice would be there all the time; noise of the laws is not, so the quietest of some windows tells.
    private static void checkHearing(int listener, int[] heard) {
        double spokenDbov = 20 * Math.log10(PEAK / 32_768) - 10 * Math.log10(2);
        for (int speaker = 0; speaker < FREQUENCIES_HZ.length; speaker++) {
            double frequencyHz = FREQUENCIES_HZ[speaker];
            if (speaker == listener) {
                double quietestDbov = IntStream.range(0, WINDOWS)
                        .mapToDouble(window -> levelDbov(heard, window, frequencyHz))
                        .min()
                        .orElseThrow();
                assertThat(quietestDbov - spokenDbov)
                        .as("own voice of phone %d", listener)
                        .isLessThan(-60);
            } else {
                assertThat(ToneMeter.levelDbov(heard, 0, heard.length, RATE_HZ, frequencyHz))
                        .as("phone %d heard by phone %d", speaker, listener)
                        .isCloseTo(spokenDbov, Offset.offset(0.5));
            }
        }
    }

    private static double levelDbov(int[] heard, int window, double frequencyHz) {
        int step = heard.length / (2 * WINDOWS);
        return ToneMeter.levelDbov(heard, window * step, heard.length / 2, RATE_HZ, frequencyHz);
    }
}
