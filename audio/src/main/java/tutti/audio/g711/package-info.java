/// G.711, A-law and µ-law: one byte per sample, eight thousand of them a second.
///
/// Door: {@link tutti.audio.g711.G711}. Thread: any, the tables never change after class load. May import:
/// `java.lang`, `java.util.function`.
@NullMarked
package tutti.audio.g711;

import org.jspecify.annotations.NullMarked;
