package tutti.server.config.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Prints all settings as Markdown tables; `docs/configuration.md` is this text.
public final class SettingsReference {
    private static final String OPENING = """
            # Configuration

            *Made by `./tutti config --markdown`; a test compares.*

            Tutti runs without a file. What you set counts in this order, the last one most:

            1. the defaults below;
            2. `tutti.yaml` in the folder where you start, or the file of `--config FILE` (or `TUTTI_CONFIG`);
            3. environment variables: `media.rtpPorts` is `TUTTI_MEDIA_RTP_PORTS`, and so on for every key but `users`
               and `trunks`;
            4. options: `--bind`, `--sip-port`, `--http-port`, `--rtp-ports`, `--max-calls`, `--max-parties`,
               `--media-timeout`, `--data`, and `--set KEY=VALUE` for any other, such as `--set media.opus.dtx=true`.

            ```
            ./tutti config                          every setting that counts, and where it is written
            ./tutti config --example > tutti.yaml   a file to begin with
            ./tutti doctor                          whether this machine can do what the settings say
            ```

            An unknown key is an error, with the key you may have meant. Relative paths begin in the folder of the file that
            names them. A password can be written out, or be `${env:NAME}` (an environment variable) or `file:PATH` (the file's
            text, without blanks around it); none is ever printed.
            """;

    private final List<String> lines = new ArrayList<>();

    private SettingsReference() {}

    /// The page, ending with a line break.
    public static String markdown() {
        SettingsReference reference = new SettingsReference();
        reference.table("Top level", Optional.empty(), "", Schema.SERVER);
        return OPENING + String.join("\n", reference.lines) + "\n";
    }

    private void table(String title, Optional<String> meaning, String prefix, SettingNode.Group group) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
        meaning.ifPresent(sentence -> {
            lines.add(sentence + ".");
            lines.add("");
        });
        lines.add("| key | value | default | |");
        lines.add("|---|---|---|---|");
        for (SettingNode member : group.members()) {
            if (member instanceof SettingNode.Value value) row(prefix, value);
        }
        for (SettingNode member : group.members()) {
            switch (member) {
                case SettingNode.Group inner ->
                    table(
                            "`" + prefix + inner.name() + "`",
                            Optional.of(inner.meaning()),
                            prefix + inner.name() + ".",
                            inner);
                case SettingNode.Entries entries ->
                    table(
                            "`" + entries.name() + "`",
                            Optional.of(entries.meaning() + "; a list, each item with these keys"),
                            entries.name() + "[].",
                            entries.entry());
                case SettingNode.Value _ -> {}
            }
        }
    }

    private void row(String prefix, SettingNode.Value value) {
        String fallback = switch (value.presence()) {
            case REQUIRED -> "required";
            case OPTIONAL, DEFAULTED ->
                value.writtenFallback().map(text -> "`" + text + "`").orElse("none");
        };
        String example = value.example().isEmpty() ? "" : "; such as `" + value.example() + "`";
        lines.add("| `" + prefix + value.name() + "` | " + value.kind().allowed() + " | " + fallback + " | "
                + value.meaning() + example + " |");
    }
}
