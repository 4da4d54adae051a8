package tutti.server.config;

/// A codec of speech that can be offered and taken, by its name in SDP.
public enum CodecName {
    OPUS("opus"),
    G722("G722"),
    PCMU("PCMU"),
    PCMA("PCMA"),
    L16("L16");

    private final String encodingName;

    CodecName(String encodingName) {
        this.encodingName = encodingName;
    }

    /// The encoding name of its rtpmap. Source: RFC 3551 §6, RFC 7587 §7.
    public String encodingName() {
        return encodingName;
    }
}
