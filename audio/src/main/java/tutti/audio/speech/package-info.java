/// Who speaks: tells speech from the noise of the line, frame by frame, and fades where the answer changes.
///
/// Door: {@link tutti.audio.speech.SpeechTracker}, one per conference input, on the thread that owns it; allocates
/// nothing after construction. May import: the JDK and `tutti.audio.level`.
@NullMarked
package tutti.audio.speech;

import org.jspecify.annotations.NullMarked;
