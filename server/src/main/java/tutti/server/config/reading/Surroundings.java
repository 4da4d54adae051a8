package tutti.server.config.reading;

import java.nio.file.Path;
import java.util.Map;

/// What a written value may refer to: files beside the file that names them, and environment variables.
record Surroundings(Path folder, Map<String, String> environment) {}
