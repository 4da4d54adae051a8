/// What is done to the samples of one input between its datafeed and the mix: echo, tones, speech, gain.
///
/// Door: [Conditioning], made by control and used by the tick of one processor. May import `tutti.audio`.
@NullMarked
package tutti.engine.condition;

import org.jspecify.annotations.NullMarked;
