package tutti.server.doctor;

import java.net.InetAddress;
import java.util.List;
import tutti.server.codec.OpusNatives;
import tutti.server.config.ServerSettings;
import tutti.server.config.SipServerSettings;
import tutti.server.config.reading.Configuration;
import tutti.server.packet.PacketNetwork;

/// The checks, in the order in which they are shown: what is cheap and explains the rest comes first.
final class Checks {
    private Checks() {}

    static List<Check> of(Configuration configuration) {
        ServerSettings settings = configuration.settings();
        InetAddress bind = settings.bind();
        SipServerSettings.Tls tls = settings.sip().tls();
        MachineChecks machine = new MachineChecks(settings);
        NetworkChecks network = new NetworkChecks(settings);
        return List.of(
                new Check("Settings", () -> settings(configuration)),
                Check.one("Java", machine::java),
                Check.one("Processors", machine::processors),
                Check.one("Memory", machine::memory),
                Check.one("Open files", machine::openFiles),
                Check.one("Receive buffer", network::receiveBuffer),
                Check.one("Data folder", () -> new DataFolderCheck(settings.data()).look()),
                Check.one("Address", network::bindAddress),
                Check.one(
                        "Advertised",
                        () -> AdvertisedAddress.check(bind, settings.advertise(), NetworkChecks::ownAddress)),
                Check.one("SIP port", () -> PortCheck.both(bind, settings.sip().port(), "--sip-port")),
                Check.one("HTTP port", () -> PortCheck.tcp(bind, settings.http().port(), "--http-port")),
                Check.one("RTP ports", network::rtpPorts),
                Check.one("Packets", () -> PacketsCheck.check(settings.media().packets(), PacketNetwork.best())),
                new Check("TLS", () -> new TlsCheck(bind, tls).look()),
                Check.one("Opus", () -> OpusCheck.check(settings.media().codecs(), OpusNatives.find())),
                Check.one("Timer", TimerCheck::look),
                Check.one("Audio path", AudioPathCheck::look));
    }

    private static List<Finding> settings(Configuration configuration) {
        if (configuration.warnings().isEmpty()) {
            long written = configuration.values().stream()
                    .filter(value -> !value.origin().text().equals("default"))
                    .count();
            return List.of(Finding.ok(written == 0 ? "all defaults" : written + " written, the others are defaults"));
        }
        return configuration.warnings().stream()
                .map(warning -> Finding.warning(warning, ""))
                .toList();
    }
}
