/// What a call means: from an INVITE to a channel in a conference, and back to free ports when it ends.
///
/// [CallControl] is the door. Everything here runs on the SIP loop's thread; it uses the engine's control side
/// and `tutti.server.room`, and hands media work to the media loop.
@NullMarked
package tutti.server.call;

import org.jspecify.annotations.NullMarked;
