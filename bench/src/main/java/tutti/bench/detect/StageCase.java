package tutti.bench.detect;

import java.util.function.Supplier;

/// One row to be: `stage` listens to `signal` at `sampleRateHz`. `group` is its word for `--only`.
record StageCase(String group, String stage, String signal, int sampleRateHz, Supplier<Stage> made) {}
