/// Recognised digits, call-progress tones and voice on their way from a tick to control.
///
/// Door: [ToneEvent]. The writer is the tick of one processor, the reader any thread, one at a time. May
/// import `tutti.audio`.
@NullMarked
package tutti.engine.tones;

import org.jspecify.annotations.NullMarked;
