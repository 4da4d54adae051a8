/// What the benchmarks and the pictures of the documentation listen to: speech that nobody understands, noise, dialled
/// digits, hybrids. Every signal follows from its arguments, bit for bit on every machine.
///
/// Doors: [tutti.bench.signal.Speech], [tutti.bench.signal.Noise], [tutti.bench.signal.Dialling],
/// [tutti.bench.signal.CompositeSource], [tutti.bench.signal.Hybrid]; [tutti.bench.signal.Level] scales, adds and
/// measures. Thread: any. May import: `tutti.audio`.
@NullMarked
package tutti.bench.signal;

import org.jspecify.annotations.NullMarked;
