@NullMarked
package tutti.server;

import org.jspecify.annotations.NullMarked;
