package tutti.server.doctor;

import java.util.Locale;

/// A finding in 80 columns, with colours on a terminal.
///
/// ```
///   ok       Java            25.0.1, Eclipse Adoptium
///   warning  Open files      1024 allowed, 1000 calls want 2256
///                            ► raise it (ulimit -n 2256, …
/// ```
record FindingText(boolean coloured) {
    private static final int COLUMNS = 80;
    private static final String INDENT = " ".repeat(27);
    private static final String ADVICE = "► ";

    static String word(Finding.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    String of(String name, Finding finding) {
        String opening = String.format("  %s  %-16s", verdict(finding.verdict()), name);
        StringBuilder text = new StringBuilder(opening);
        wrap(text, finding.found(), INDENT);
        if (!finding.advice().isEmpty()) {
            text.append(INDENT).append(ADVICE);
            wrap(text, finding.advice(), INDENT + " ".repeat(ADVICE.length()));
        }
        return text.toString();
    }

    private String verdict(Finding.Verdict verdict) {
        String word = String.format("%-7s", word(verdict));
        if (!coloured) return word;
        int colour = switch (verdict) {
            case OK -> 32;
            case WARNING -> 33;
            case FAILED -> 31;
        };
        return "\u001b[" + colour + "m" + word + "\u001b[0m";
    }

    /// Appends words; the cursor stands at the width of `indent`. A word that is too long stays whole.
    private static void wrap(StringBuilder text, String words, String indent) {
        int column = indent.length();
        for (String word : words.split(" ", -1)) {
            if (column > indent.length() && column + 1 + word.length() > COLUMNS) {
                text.append('\n').append(indent);
                column = indent.length();
            } else if (column > indent.length()) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        text.append('\n');
    }
}
