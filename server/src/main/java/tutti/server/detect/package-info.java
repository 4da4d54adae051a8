/// `./tutti detect`: digits and call-progress tones in WAV files.
///
/// Door: [DetectCommand]. Reads files, opens no socket. May import: `tutti.audio`, picocli, Jackson.
@NullMarked
package tutti.server.detect;

import org.jspecify.annotations.NullMarked;
