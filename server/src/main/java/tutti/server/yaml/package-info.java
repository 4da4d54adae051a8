/// YAML as nodes that know their line, and what somebody may have meant who wrote an unknown word.
///
/// Door: [YamlReader]; [Nearest] serves everybody who refuses a word. Any thread; no I/O. May import: Jackson's YAML.
@NullMarked
package tutti.server.yaml;

import org.jspecify.annotations.NullMarked;
