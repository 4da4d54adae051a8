/// Key presses of callers, whatever way they come: as telephone-events, as tones, by SIP INFO.
///
/// [tutti.server.keys.CallKeys] is the door: one call's keys, each press once. Thread: the SIP loop's.
@NullMarked
package tutti.server.keys;

import org.jspecify.annotations.NullMarked;
