/// Deadlines without a clock: the door is [tutti.sip.time.TimerQueue]. Time is whatever the caller says it is.
///
/// Thread: one. Imports nothing of Tutti.
@NullMarked
package tutti.sip.time;

import org.jspecify.annotations.NullMarked;
