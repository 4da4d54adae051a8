/// The conferences of the server by name, and what can be asked and changed in them while calls are up.
///
/// [Rooms] is the door: everything about rooms happens on one thread, the SIP loop's; [Rooms#ask] is how any
/// other thread gets there. May import the engine; knows nothing of calls.
@NullMarked
package tutti.server.room;

import org.jspecify.annotations.NullMarked;
