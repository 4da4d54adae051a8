/// Digest authentication, both sides. The doors are [tutti.sip.auth.RequestAuthority], which decides who may
/// ask us, with [tutti.sip.auth.DigestAuthenticator] for those who have a password; and
/// [tutti.sip.auth.DigestClient], which answers those who challenge us.
///
/// Nothing here prints a password, a hash of one, or an answer made with one. Thread: the endpoint's. Imports
/// `message`, `transport`.
///
/// Source: RFC 3261 §22; RFC 7616; RFC 8760.
@NullMarked
package tutti.sip.auth;

import org.jspecify.annotations.NullMarked;
