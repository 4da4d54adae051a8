/// Tests of digest authentication. Thread: the test's.
@NullMarked
package tutti.sip.auth;

import org.jspecify.annotations.NullMarked;
