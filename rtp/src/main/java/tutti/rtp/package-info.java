/// Packets only: what travels beside and around the audio of one leg, as functions of state, input and time.
///
/// Each part is a package of its own: `packet`, `source`, `rtcp`, `lock`, `event`, `jitter`, `sdp`. All of them
/// belong to the thread that calls them; none opens a socket, starts a thread, reads a clock or logs. Imports the
/// JDK only.
@NullMarked
package tutti.rtp;

import org.jspecify.annotations.NullMarked;
