/// What a channel plays by itself: sound from memory, files or another thread
/// ([tutti.engine.play.Replay]), tones and digits ([tutti.engine.play.TonePlay]), one under the other
/// ([tutti.engine.play.Mixdown]).
///
/// Every [tutti.engine.play.Play] has two halves: the tick pulls it, any other thread adjusts and aborts it
/// and looks at its status. Files are read by [tutti.engine.play.ReplayFiller], on a thread that may wait
/// for the disk. Who wants to be told when something is over, and the channel to be free then, plays it by
/// [tutti.engine.play.Prompts]. May import `tutti.engine`, `tutti.engine.mix` and `tutti.audio`.
@NullMarked
package tutti.engine.play;

import org.jspecify.annotations.NullMarked;
