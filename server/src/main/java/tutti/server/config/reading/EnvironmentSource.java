package tutti.server.config.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tutti.server.yaml.Nearest;

/// Takes what environment variables say: `TUTTI_SIP_PORT` is `sip.port`. Lists of entries have no variables.
final class EnvironmentSource {
    private static final String PREFIX = "TUTTI_";

    /// Names the file of settings, as `--config` does.
    static final String FILE = "TUTTI_CONFIG";

    /// For others: `./tutti` reads them itself.
    private static final Set<String> OTHERS = Set.of(FILE, "TUTTI_JAVA_OPTS");

    private EnvironmentSource() {}

    /// Variables by the key they set.
    static Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        collect("", Schema.SERVER, variables);
        return variables;
    }

    private static void collect(String prefix, SettingNode.Group group, Map<String, String> variables) {
        for (SettingNode member : group.members()) {
            String key = prefix + member.name();
            switch (member) {
                case SettingNode.Group inner -> collect(key + ".", inner, variables);
                case SettingNode.Value _ -> variables.put(key, variable(key));
                case SettingNode.Entries _ -> {}
            }
        }
    }

    /// `media.rtpPorts` is `TUTTI_MEDIA_RTP_PORTS`.
    static String variable(String key) {
        return PREFIX
                + key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /// Adds what is written, and to `warnings` what looks like a setting and is none.
    static void read(Map<String, String> environment, WrittenValues values, List<String> warnings) {
        Map<String, String> variables = variables();
        for (Map.Entry<String, String> known : variables.entrySet()) {
            String text = environment.getOrDefault(known.getValue(), "").strip();
            if (isServiceLink(text)) {
                warnings.add(known.getValue() + " is \"" + text
                        + "\", as Kubernetes sets it for a service; it is not taken as " + known.getKey());
            } else {
                values.put(known.getKey(), new Written(text, new Origin.EnvironmentVariable(known.getValue())));
            }
        }
        List<String> names = new ArrayList<>(variables.values());
        for (Map.Entry<String, String> found : new TreeMap<>(environment).entrySet()) {
            String name = found.getKey();
            if (!name.startsWith(PREFIX) || names.contains(name) || OTHERS.contains(name)) continue;
            if (isServiceLink(found.getValue()) || name.contains("_SERVICE_") || name.contains("_PORT_")) continue;
            warnings.add(name + " is no setting"
                    + Nearest.nearest(name, names)
                            .map(it -> "; do you mean " + it + "?")
                            .orElse(""));
        }
    }

    /// Kubernetes sets `NAME_PORT=tcp://…` and others in every container beside a service called NAME.
    private static boolean isServiceLink(String text) {
        return text.startsWith("tcp://") || text.startsWith("udp://");
    }
}
