/// Who heard whom, how loud, how late: judges what synthetic callers said and heard. Door:
/// [tutti.simulator.hearing.HearingMatrix]. Thread: any, after or during the calls; nothing here is part of
/// them. May import: `tutti.audio`, `tutti.simulator.caller`, `tutti.simulator.voice`.
@NullMarked
package tutti.simulator.hearing;

import org.jspecify.annotations.NullMarked;
