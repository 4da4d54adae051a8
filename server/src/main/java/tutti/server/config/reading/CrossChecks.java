package tutti.server.config.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tutti.server.config.MediaEncryption;
import tutti.server.config.PortRange;
import tutti.server.config.RoomSettings;
import tutti.server.config.ServerSettings;
import tutti.server.config.SipServerSettings;
import tutti.server.config.TrunkSettings;
import tutti.sip.message.SipUri;

/// What is right by itself and wrong, or odd, beside another setting.
final class CrossChecks {
    private final ServerSettings settings;
    private final Map<String, Origin> origins = new HashMap<>();
    private final Problems problems;
    private final List<String> warnings;

    CrossChecks(ServerSettings settings, List<SettingValue> values, Problems problems, List<String> warnings) {
        this.settings = settings;
        this.problems = problems;
        this.warnings = warnings;
        values.forEach(value -> origins.put(value.key(), value.origin()));
    }

    void run() {
        tcpPorts();
        tlsFiles();
        rtpPorts();
        codecs();
        encryption();
        addresses();
        rooms();
        users();
        trunks();
    }

    private void problem(String key, String sentence) {
        problems.add(origins.getOrDefault(key, new Origin.Default()), sentence);
    }

    private void tcpPorts() {
        Map<Integer, String> taken = new HashMap<>();
        portOnce(taken, "sip.port", settings.sip().port());
        if (settings.sip().tls().enabled()) {
            portOnce(taken, "sip.tls.port", settings.sip().tls().port());
        }
        portOnce(taken, "http.port", settings.http().port());
    }

    private void portOnce(Map<Integer, String> taken, String key, int port) {
        if (port == 0) return;
        String earlier = taken.putIfAbsent(port, key);
        if (earlier != null) problem(key, key + " is " + port + ", as " + earlier + " is; give them different ports");
    }

    private void tlsFiles() {
        SipServerSettings.Tls tls = settings.sip().tls();
        if (tls.certificate().isPresent() && tls.key().isEmpty()) {
            problem("sip.tls.certificate", "sip.tls.certificate needs its private key; give sip.tls.key");
        }
        if (tls.key().isPresent() && tls.certificate().isEmpty()) {
            problem("sip.tls.key", "sip.tls.key needs its certificate; give sip.tls.certificate");
        }
    }

    private void rtpPorts() {
        PortRange range = settings.media().rtpPorts();
        int calls = (range.last() - range.first() + 1) / 2;
        if (calls < settings.limits().calls()) {
            warnings.add("media.rtpPorts " + range + " are enough for " + calls + " calls, fewer than limits.calls "
                    + settings.limits().calls() + "; give two ports per call");
        }
        int sip = settings.sip().port();
        if (sip >= range.first() && sip <= range.last()) {
            warnings.add("sip.port " + sip + " lies within media.rtpPorts " + range + "; keep them apart");
        }
    }

    private void codecs() {
        List<?> codecs = settings.media().codecs();
        if (codecs.isEmpty()) problem("media.codecs", "media.codecs is empty; give one at least, such as [PCMU, PCMA]");
        if (new HashSet<>(codecs).size() < codecs.size()) {
            problem("media.codecs", "media.codecs names one twice; keep one");
        }
    }

    private void encryption() {
        MediaEncryption encryption = settings.media().encryption();
        if (encryption == MediaEncryption.REQUIRED && !settings.sip().tls().enabled()) {
            warnings.add("media.encryption is required and there is no sip.tls.certificate: phones that send their keys"
                    + " in SIP are refused or send them in the clear; browsers (DTLS) can call");
        }
        if (encryption == MediaEncryption.OFF && settings.sip().websocket().enabled()) {
            warnings.add("media.encryption is off: browsers cannot call, for they insist on it;"
                    + " set it to optional, or sip.websocket.enabled to false");
        }
    }

    private void addresses() {
        settings.advertise().ifPresent(advertise -> {
            if (advertise.isAnyLocalAddress() || advertise.isMulticastAddress()) {
                problem(
                        "advertise",
                        "advertise cannot be " + advertise.getHostAddress() + "; give the address that peers send to");
            } else if (settings.bind().isLoopbackAddress() && !advertise.isLoopbackAddress()) {
                warnings.add("advertise is " + advertise.getHostAddress() + " but bind is "
                        + settings.bind().getHostAddress()
                        + ", which only this machine reaches; bind an address of the network");
            }
        });
    }

    private void rooms() {
        RoomSettings rooms = settings.rooms();
        if (!rooms.open() && rooms.names().isEmpty()) {
            warnings.add("rooms.open is false and rooms.names is empty: no conference can be dialled; name some");
        }
        if (rooms.open() && !rooms.names().isEmpty()) {
            warnings.add("rooms.names has no effect while rooms.open is true");
        }
        if (!rooms.guests().isEmpty() && settings.users().isEmpty()) {
            warnings.add("rooms.guests has no effect while there are no users: everybody may call");
        }
        for (String guest : rooms.guests()) {
            if (!rooms.open() && !rooms.names().contains(guest)) {
                warnings.add("rooms.guests names \"" + guest + "\", which rooms.names does not; no guest reaches it");
            }
        }
    }

    private void users() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < settings.users().size(); i++) {
            String name = settings.users().get(i).name();
            if (!names.add(name)) {
                problem("users[" + i + "].name", "users has \"" + name + "\" twice; keep one");
            }
        }
    }

    private void trunks() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < settings.trunks().size(); i++) {
            TrunkSettings trunk = settings.trunks().get(i);
            String key = "trunks[" + i + "].";
            if (!names.add(trunk.name())) {
                problem(key + "name", "trunks has \"" + trunk.name() + "\" twice; keep one");
            }
            sipUri(key + "registrar", trunk.registrar());
            trunk.proxy().ifPresent(proxy -> sipUri(key + "proxy", proxy));
        }
    }

    private void sipUri(String key, String text) {
        if (SipUri.parse(text).filter(uri -> !uri.host().isEmpty()).isEmpty()) {
            problem(key, key + " cannot be \"" + text + "\"; give a SIP URI such as sip:sip.example.org");
        }
    }
}
