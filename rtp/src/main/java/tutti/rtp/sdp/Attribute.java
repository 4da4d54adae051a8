package tutti.rtp.sdp;

/// One `a=` line: `a=name` (then `value` is empty) or `a=name:value`. Source: RFC 8866 §5.13.
///
/// Names are compared without regard to case, because devices differ.
public record Attribute(String name, String value) {
    static Attribute flag(String name) {
        return new Attribute(name, "");
    }

    /// Without the value where that is a secret.
    @Override
    public String toString() {
        return Secrets.holds(name) ? name + ":…" : name + ":" + value;
    }

    boolean is(String otherName) {
        return name.equalsIgnoreCase(otherName);
    }
}
