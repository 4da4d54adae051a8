/// The high level: [Conference] and [Party], built from the primitives of `tutti.engine` and nothing else.
@NullMarked
package tutti.engine.conference;

import org.jspecify.annotations.NullMarked;
