package tutti.rtp.sdp;

/// One `type=value` line that needs no interpretation here, kept as it came. Source: RFC 8866 §5.
public record SdpLine(char type, String value) {
    /// Without the value where that is a secret.
    @Override
    public String toString() {
        return type == 'k' ? "k=…" : type + "=" + value;
    }
}
