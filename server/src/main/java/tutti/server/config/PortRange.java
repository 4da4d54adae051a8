package tutti.server.config;

/// UDP ports `first`…`last`, both inclusive.
///
/// Throws [IllegalArgumentException] unless 1 ≤ first < last ≤ 65535.
public record PortRange(int first, int last) {
    public static final int PORT_MAX = 65_535;

    public PortRange {
        if (first < 1 || last > PORT_MAX || last <= first) {
            throw new IllegalArgumentException(
                    "'" + first + "-" + last + "' is no port range; write FIRST-LAST such as 10000-20000");
        }
    }

    /// Reads `FIRST-LAST`; throws [IllegalArgumentException] with a sentence for any other text.
    public static PortRange of(String text) {
        int dash = text.indexOf('-');
        try {
            return new PortRange(
                    Integer.parseInt(text.substring(0, Math.max(0, dash)).strip()),
                    Integer.parseInt(text.substring(dash + 1).strip()));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("'" + text + "' is no port range; write FIRST-LAST such as 10000-20000");
        }
    }

    /// As it is written: `10000-20000`.
    @Override
    public String toString() {
        return first + "-" + last;
    }
}
