package tutti.bench.conformance;

import java.util.ArrayList;
import java.util.List;

/// A line of Java, code and comment apart. What stands in a text block is neither; a comment may have no words.
record SourceLine(String code, String comment, boolean isCommented) {
    private static final String TEXT_BLOCK = "\"\"\"";

    static List<SourceLine> of(String source) {
        List<SourceLine> lines = new ArrayList<>();
        boolean inTextBlock = false;
        boolean inComment = false;
        for (String line : source.lines().toList()) {
            boolean opensComment = !inTextBlock && line.strip().startsWith("/*");
            if (inTextBlock) {
                lines.add(new SourceLine("\"\"", "", false));
                inTextBlock = !line.contains(TEXT_BLOCK);
            } else if (inComment || opensComment) {
                lines.add(new SourceLine("", words(line), true));
                inComment = !line.contains("*/");
            } else {
                int end = commentStart(line);
                lines.add(new SourceLine(line.substring(0, end), words(line.substring(end)), end < line.length()));
                inTextBlock = line.substring(0, end).contains(TEXT_BLOCK);
            }
        }
        return lines;
    }

    /// Where `//` begins that is not part of a literal; the length of the line if it does not.
    private static int commentStart(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == '\\') i++;
                else if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (line.startsWith("//", i)) {
                return i;
            }
        }
        return line.length();
    }

    private static String words(String comment) {
        String words = comment.strip();
        while (!words.isEmpty() && "/*".indexOf(words.charAt(0)) >= 0) words = words.substring(1);
        return words.endsWith("*/") ? words.substring(0, words.length() - 2).strip() : words.strip();
    }

    boolean isComment() {
        return code.isBlank() && isCommented;
    }

    /// The text of `.as("…")`, empty if there is none.
    String displayed() {
        String opening = ".as(\"";
        int from = code.indexOf(opening);
        if (from < 0) return "";
        int to = code.indexOf('"', from + opening.length());
        return code.substring(from + opening.length(), to < 0 ? code.length() : to);
    }

    int indentColumns() {
        return code.length() - code.stripLeading().length();
    }
}
