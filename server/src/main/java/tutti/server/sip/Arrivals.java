package tutti.server.sip;

import tutti.sip.transport.Flow;

/// What the sockets tell the SIP loop. Thread: the SIP loop's, unless said otherwise.
interface Arrivals {
    /// One message in `bytes[offset … offset+length)`, valid during the call.
    void message(Flow flow, byte[] bytes, int offset, int length);

    /// A connection is gone. May be said in the middle of a send.
    void gone(Flow flow);

    /// Something could not be sent. May be said in the middle of a send.
    void failed(Flow flow);

    /// Runs `task` on the SIP loop's thread soon. Thread: any.
    void execute(Runnable task);
}
