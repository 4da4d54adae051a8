package tutti.rtp.sdp;

/// One `type=value` line that needs no interpretation here, kept as it came. Source: RFC 8866 §5.
public record SdpLine(char type, String value) {}
