package tutti.server.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tutti.audio.tone.ToneMeter;
import tutti.server.TuttiServer;
import tutti.server.config.ServerSettings;
import tutti.server.config.SipServerSettings;
import tutti.server.interop.Baresip.Kind;
import tutti.server.interop.Baresip.Spoken;

/// Phones of somebody else's making with every codec, some of them encrypted, in one conference.
///
/// Each says a low tone, which all others hear, and the wideband ones a high tone too, which only wideband phones can
/// hear, and do though a telephone is in the room.
class MixedPhonesIT {
    private static final int TALK_FRAMES = 350;
    private static final double PEAK = 4_000;
    private static final double HIGH_PEAK = 2_000;
    private static final double NOISE_SPREAD_DB = 12;

    /// So far off may be one of nine tones at once after 32 kbit/s of Opus, which is made for voices.
    private static final double OPUS_TONES_DB = 5;

    /// No product of a few of them lies at another.
    private static final double[] LOW_HZ = {467.3, 611.7, 1021.9, 1337.1, 1777.3, 2203.7};

    private static final double[] HIGH_HZ = {0, 0, 4507.3, 4903.9, 5311.1, 5737.7};
    private static final String DTLS = ";mediaenc=dtls_srtp";
    private static final String SDES = ";transport=tls;mediaenc=srtp-mand";
    private static final List<Kind> KINDS =
            List.of(Kind.PCMU, Kind.PCMA.with(DTLS), Kind.G722, Kind.G722.with(SDES), Kind.OPUS, Kind.OPUS.with(DTLS));

    @TempDir
    Path folder;

    @BeforeAll
    static void needsBaresip() {
        Program.require("baresip", "baresip-core");
        Program.require("openssl", "openssl");
    }

    @Test
    void eachHearsAllOthersInTheBestSoundBothHaveAndNotHimself() throws Exception {
        List<String> journal = new CopyOnWriteArrayList<>();
        try (TuttiServer server = TuttiServer.start(settings(), journal::add)) {
            List<Baresip> phones = new ArrayList<>();
            try {
                for (int i = 0; i < KINDS.size(); i++) phones.add(phone(i, target(server, KINDS.get(i))));
                await().atMost(Duration.ofSeconds(30)).until(() -> parties(server) == KINDS.size());
                long until = server.media().processor().frame() + TALK_FRAMES;
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> server.media().processor().frame() >= until);
                for (Baresip phone : phones) phone.hangUp();
                for (int i = 0; i < KINDS.size(); i++) checkHearing(i, phones.get(i), journal);
            } finally {
                phones.forEach(Baresip::close);
            }
        }
    }

    /// With a certificate of this test's own.
    private ServerSettings settings() throws Exception {
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("cert.pem");
        Process made = new ProcessBuilder(
                        ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
                                        + " -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout " + key
                                        + " -out " + certificate)
                                .split(" "))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.txt").toFile())
                .start();
        assertThat(made.waitFor()).isZero();
        ServerSettings free = ServerSettings.defaults().onFreePorts();
        SipServerSettings.Tls tls =
                new SipServerSettings.Tls(0, Optional.of(certificate), Optional.of(key), Optional.empty());
        return free.with(free.sip().withTls(tls));
    }

    private static String target(TuttiServer server, Kind kind) {
        return kind.account().contains("tls;")
                ? "sip:team@127.0.0.1:" + server.sip().localTls().orElseThrow().getPort() + ";transport=tls"
                : "sip:team@127.0.0.1:" + server.sipAddress().getPort();
    }

    private Baresip phone(int number, String target) throws Exception {
        List<Spoken> tones = new ArrayList<>(List.of(new Spoken(LOW_HZ[number], PEAK)));
        if (HIGH_HZ[number] > 0) tones.add(new Spoken(HIGH_HZ[number], HIGH_PEAK));
        return new Baresip(folder.resolve("phone" + number), "phone" + number, KINDS.get(number), tones, target);
    }

    private static int parties(TuttiServer server) {
        return server.conferences().stream()
                .mapToInt(conference -> conference.participants().size())
                .sum();
    }

    private static void checkHearing(int listener, Baresip phone, List<String> journal) throws Exception {
        Kind kind = KINDS.get(listener);
        int[] heard = steadyPart(phone.heard(), kind);
        for (int speaker = 0; speaker < KINDS.size(); speaker++) {
            String who = "phone %d (%s) heard by phone %d (%s); %s"
                    .formatted(speaker, KINDS.get(speaker), listener, kind, journal);
            if (speaker == listener) {
                assertAbsent(heard, kind, LOW_HZ[speaker], PEAK, who);
                if (HIGH_HZ[speaker] > 0) assertAbsent(heard, kind, HIGH_HZ[speaker], HIGH_PEAK, who);
            } else {
                assertHeard(
                        heard, kind, LOW_HZ[speaker], PEAK, kind.codec().startsWith("opus") ? OPUS_TONES_DB : 1, who);
                boolean wideband = kind.rateHz() > 8000 && HIGH_HZ[speaker] > 0;
                if (wideband)
                    assertHeard(heard, kind, HIGH_HZ[speaker], HIGH_PEAK, OPUS_TONES_DB, "high tone of " + who);
            }
        }
    }

    private static void assertHeard(int[] heard, Kind kind, double hz, double peak, double toleranceDb, String who) {
        double[] levels = levelsDbov(heard, kind.rateHz(), kind.rateHz() / 2, hz);
        assertThat(levels[levels.length / 2]).as(who).isCloseTo(dbov(peak), Offset.offset(toleranceDb));
    }

    /// A voice that leaks is a line in the spectrum: far below what was said, or no more than the coding noise around.
    private static void assertAbsent(int[] heard, Kind kind, double hz, double peak, String who) {
        double own = softest(heard, kind, hz) - dbov(peak);
        double[] around = IntStream.rangeClosed(1, 12)
                .mapToDouble(i -> softest(heard, kind, hz + (i % 2 == 0 ? 7.1 : -7.1) * i) - dbov(peak))
                .sorted()
                .toArray();
        double noise = around[around.length / 2];
        assertThat(own).as(who).isLessThan(Math.max(-60, noise + NOISE_SPREAD_DB));
    }

    private static double softest(int[] heard, Kind kind, double hz) {
        return levelsDbov(heard, kind.rateHz(), 3 * kind.rateHz(), hz)[0];
    }

    private static double dbov(double peak) {
        return 20 * Math.log10(peak / 32_768) - 10 * Math.log10(2);
    }

    /// Four seconds of the first channel from the middle, where all speak.
    private static int[] steadyPart(int[] heard, Kind kind) {
        int[] first = IntStream.range(0, heard.length / kind.channels())
                .map(i -> heard[i * kind.channels()])
                .toArray();
        int count = 4 * kind.rateHz();
        assertThat(first.length).isGreaterThan(count + kind.rateHz());
        int from = (first.length - count) / 2;
        return Arrays.copyOfRange(first, from, from + count);
    }

    /// Of windows of `count` samples, a quarter of a second apart; the softest first.
    private static double[] levelsDbov(int[] heard, int rateHz, int count, double frequencyHz) {
        int step = rateHz / 4;
        return IntStream.rangeClosed(0, (heard.length - count) / step)
                .mapToDouble(window -> ToneMeter.levelDbov(heard, window * step, count, rateHz, frequencyHz))
                .sorted()
                .toArray();
    }
}
