/// Packet loss concealment: makes up speech where a packet is missing.
///
/// Runs on the thread that owns it, allocates nothing after construction. May import the JDK and
/// `tutti.audio.stretch`.
@NullMarked
package tutti.audio.conceal;

import org.jspecify.annotations.NullMarked;
