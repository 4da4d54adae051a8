/// Ends of datafeeds for threads other than the tick: [PushStream] brings audio in, [FrameRing] takes it
/// out.
///
/// One foreign thread on one side, the tick on the other; nobody waits for anybody. What one side is too
/// late for is lost to it alone, and counted. May import `tutti.engine`.
@NullMarked
package tutti.engine.feed;

import org.jspecify.annotations.NullMarked;
