package tutti.server.keys;

/// How a key press came.
public enum KeyOrigin {
    /// RFC 4733.
    TELEPHONE_EVENT,
    /// Two tones in the audio, ITU-T Q.23.
    TONE,
    /// A SIP INFO request.
    SIP_INFO
}
