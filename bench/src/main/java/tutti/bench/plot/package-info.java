/// Draws curves as SVG: axes with units and ticks, legends, legible on white and on black. Equal figures are equal
/// bytes.
///
/// Door: [tutti.bench.plot.Figure], made of [tutti.bench.plot.Plot]. Thread: one. May import: the JDK.
@NullMarked
package tutti.bench.plot;

import org.jspecify.annotations.NullMarked;
