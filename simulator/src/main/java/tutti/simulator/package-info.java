@NullMarked
package tutti.simulator;

import org.jspecify.annotations.NullMarked;
