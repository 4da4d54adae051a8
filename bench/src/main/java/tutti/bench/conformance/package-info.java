/// `./tutti bench conformance`: writes `docs/conformance.md`, the rules that tests hold, out of what the tests cite.
/// Equal sources give equal bytes. Door: [tutti.bench.conformance.ConformanceCommand]. Thread: the command's. May
/// import: the JDK, picocli, `tutti.bench.page`.
@NullMarked
package tutti.bench.conformance;

import org.jspecify.annotations.NullMarked;
