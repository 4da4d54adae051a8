/// TLS from the files that an operator names: our certificate and key, and whom we trust.
///
/// [tutti.server.tls.TlsContexts] is the door. Reads files; thread: any, at start.
@NullMarked
package tutti.server.tls;

import org.jspecify.annotations.NullMarked;
