package tutti.server.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import tutti.audio.level.LevelMeter;
import tutti.server.StartException;
import tutti.server.TuttiServer;
import tutti.server.config.ServerSettings;

/// A conference of two over loopback, on free ports: one speaks the digital milliwatt, the other must hear it.
final class AudioPathCheck {
    private static final int TONE_HZ = 1_000;
    private static final double TOLERANCE_DB = 0.5;
    /// A machine that is busy for a moment loses frames; what is broken stays broken.
    private static final int ATTEMPTS_MAX = 3;

    private static final String ROOM = "doctor";

    private AudioPathCheck() {}

    static Finding look() {
        Finding finding = attempt();
        for (int more = 1; more < ATTEMPTS_MAX && finding.verdict() != Finding.Verdict.OK; more++) finding = attempt();
        return finding;
    }

    private static Finding attempt() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ServerSettings settings = ServerSettings.defaults().onFreePorts();
        try (TuttiServer server = TuttiServer.start(settings, _ -> {});
                LoopbackPhone speaker = LoopbackPhone.dial(server.sipAddress(), loopback, ROOM);
                LoopbackPhone listener = LoopbackPhone.dial(server.sipAddress(), loopback, ROOM)) {
            LoopbackPhone.Heard heard = LoopbackPhone.speakAndListen(speaker, listener);
            return judge(heard.levelDbov(TONE_HZ) - LevelMeter.ZERO_DBM0_DBOV, heard.millis());
        } catch (StartException e) {
            return Finding.failed("no server starts on free ports: " + e.getMessage(), "see the checks above");
        } catch (IOException e) {
            return Finding.failed("a call over loopback fails: " + e.getMessage(), "look for a firewall on loopback");
        }
    }

    static Finding judge(double levelDbm0, int heardMillis) {
        String found =
                String.format(Locale.ROOT, "1 kHz at 0 dBm0 said, %.1f dBm0 heard for %d ms", levelDbm0, heardMillis);
        if (Math.abs(levelDbm0) <= TOLERANCE_DB) return Finding.ok(found);
        return Finding.failed(found, "run it again on an idle machine; if it stays, report it with this line");
    }
}
