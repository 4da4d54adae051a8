/// Pages of `docs/` that a command writes: the folder they go to, and how.
///
/// Door: [tutti.bench.page.PageFolder]. Thread: the caller's. May import nothing of the other packages.
@NullMarked
package tutti.bench.page;

import org.jspecify.annotations.NullMarked;
