package tutti.server.config.reading;

/// Prints a `tutti.yaml` with every setting, its meaning and its default.
///
/// What is empty unless it is set is commented out, with an example: without the `#` it counts.
public final class ExampleFile {
    private static final String OPENING = """
            # Settings of Tutti: here each has its default. Delete what you do not change.
            # `./tutti config` shows what counts and where it comes from; docs/configuration.md explains.
            # Passwords can also be ${env:NAME} or file:PATH.
            """;

    private final StringBuilder text = new StringBuilder(OPENING);

    private ExampleFile() {}

    /// The file, ending with a line break.
    public static String yaml() {
        ExampleFile file = new ExampleFile();
        for (SettingNode member : Schema.SERVER.members()) {
            file.text.append('\n');
            file.member("", member);
        }
        return file.text.toString();
    }

    private void member(String indent, SettingNode member) {
        switch (member) {
            case SettingNode.Group group -> {
                text.append(indent).append("# ").append(group.meaning()).append(".\n");
                text.append(indent).append(group.name()).append(":\n");
                group.members().forEach(inner -> member(indent + "  ", inner));
            }
            case SettingNode.Value value -> {
                text.append(indent).append("# ").append(meaning(value)).append('\n');
                text.append(indent).append(line(value)).append('\n');
            }
            case SettingNode.Entries entries -> entries(entries);
        }
    }

    private static String meaning(SettingNode.Value value) {
        boolean bounded = value.kind() instanceof SingleValues.WholeNumber;
        return value.meaning() + (bounded ? "; " + value.kind().allowed() + "." : ".");
    }

    private static String line(SettingNode.Value value) {
        return value.writtenFallback()
                .map(fallback -> value.name() + ": " + fallback)
                .orElse("#" + value.name() + ": " + value.example());
    }

    private void entries(SettingNode.Entries entries) {
        text.append("# ")
                .append(entries.meaning())
                .append(".\n#")
                .append(entries.name())
                .append(":\n");
        String opening = "#  - ";
        for (SettingNode member : entries.entry().members()) {
            if (!(member instanceof SettingNode.Value value)) continue;
            String line = opening + value.name() + ": " + value.example();
            text.append(String.format("%-44s # %s%n", line, value.meaning()));
            opening = "#    ";
        }
    }
}
