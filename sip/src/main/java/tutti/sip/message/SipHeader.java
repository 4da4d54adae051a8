package tutti.sip.message;

/// One header line: its name, spelled out if it came in compact form, and its value, unfolded and trimmed.
public record SipHeader(String name, String value) {

    /// @throws IllegalArgumentException if name is no token, or value holds a line break: nothing we write
    /// can begin a header its writer did not mean
    public SipHeader {
        if (!TextCursor.isToken(name)) {
            throw new IllegalArgumentException("Not a header name: give a token, such as Call-ID");
        }
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("The value of " + name + " holds a line break: remove it");
        }
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
