package tutti.sip.transport;

/// Takes what a [SipStream] finds.
public interface FrameSink {
    /// One whole message in `bytes[offset … offset+length)`, valid during the call. If the stream has lost its
    /// framing this is the head that lost it; reading it as a message gives the answer to send before closing.
    void message(byte[] bytes, int offset, int length);

    /// The peer asked whether we live (CRLF CRLF): answer CRLF (RFC 5626 §4.4.1).
    void ping();
}
