/// Keeps what a party is sent from coming back with his voice: suppression by level, and cancellation of line
/// echo.
///
/// Doors: {@link tutti.audio.echo.SidetoneSuppressor} (cheap: raises the threshold of speech tracking) and
/// {@link tutti.audio.echo.EchoCanceller} (removes the echo itself), one per input, on the thread that owns it;
/// nothing is allocated after construction. May import: the JDK and `tutti.audio.level`.
@NullMarked
package tutti.audio.echo;

import org.jspecify.annotations.NullMarked;
