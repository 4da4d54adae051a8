package tutti.sip.message;

/// Takes the head of a message apart into a start line and header lines. Notes the first fault and goes on,
/// so that what is needed to answer can be recovered from a message that is wrong elsewhere.
final class HeadReader {
    private final String text;
    private final SipHeaders.Builder headers = SipHeaders.builder();
    private String startLine = "";
    private int faultStatus;
    private String fault = "";
    private int count;

    HeadReader(String text) {
        this.text = text;
    }

    void read() {
        int start = 0;
        boolean first = true;
        StringBuilder unfolded = new StringBuilder();
        while (start < text.length()) {
            int lineFeed = text.indexOf('\n', start);
            int next = lineFeed < 0 ? text.length() : lineFeed + 1;
            String line = line(start, lineFeed < 0 ? text.length() : lineFeed);
            start = next;
            if (first) {
                startLine = line;
                first = false;
            } else if (!line.isEmpty() && TextCursor.isSpace(line.charAt(0))) {
                continueLine(unfolded, line);
            } else {
                header(unfolded);
                unfolded.setLength(0);
                unfolded.append(line);
            }
            if (line.length() > SipParser.LINE_LENGTH_MAX || unfolded.length() > SipParser.LINE_LENGTH_MAX) {
                fault(400, "A line is longer than " + SipParser.LINE_LENGTH_MAX);
                return;
            }
        }
        header(unfolded);
    }

    private String line(int start, int end) {
        int last = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
        String line = text.substring(start, last);
        if (line.indexOf('\r') >= 0) {
            fault(400, "CR without LF");
            return line.replace('\r', ' ');
        }
        return line;
    }

    private void continueLine(StringBuilder unfolded, String line) {
        if (unfolded.isEmpty()) {
            fault(400, "Folding before the first header");
        }
        unfolded.append(' ').append(line.strip());
    }

    private void header(StringBuilder unfolded) {
        if (unfolded.isEmpty()) {
            return;
        }
        count++;
        if (count > SipParser.HEADERS_MAX) {
            fault(400, "More than " + SipParser.HEADERS_MAX + " header lines");
            return;
        }
        String line = unfolded.toString();
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        if (!TextCursor.isToken(name)) {
            fault(400, "A header line without a name");
            return;
        }
        headers.add(name, line.substring(colon + 1).strip());
    }

    /// Remembers the first fault only: it is the one nearest to the cause.
    void fault(int status, String reason) {
        if (!isFaulty()) {
            faultStatus = status;
            fault = reason;
        }
    }

    boolean isFaulty() {
        return faultStatus != 0;
    }

    int faultStatus() {
        return faultStatus;
    }

    String fault() {
        return fault;
    }

    String startLine() {
        return startLine;
    }

    SipHeaders headers() {
        return headers.build();
    }
}
