package tutti.server.sip;

import java.io.IOException;
import java.nio.channels.SelectionKey;

/// What a key of the SIP loop's selector stands for. Thread: the SIP loop's.
interface Selected {
    /// The socket can do something. Throws when it can never do anything again.
    void ready(SelectionKey key) throws IOException;
}
