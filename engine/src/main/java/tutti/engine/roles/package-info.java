/// A conference with roles, and the explanation of what everybody in it hears.
///
/// [Meeting] is the door: an immutable state, one pure policy that says for each listener and source whether
/// and why, and the primitives of `tutti.engine` to make it so. Thread: any; changes to one meeting are
/// ordered by its processor's control. May import `tutti.engine`, `tutti.engine.mix` (gain)
/// and `tutti.audio.level`.
@NullMarked
package tutti.engine.roles;

import org.jspecify.annotations.NullMarked;
