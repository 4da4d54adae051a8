package tutti.sip.auth;

import java.util.Optional;

/// Who has an account.
@FunctionalInterface
public interface UserDirectory {
    /// The secret of `user` in `realm`, or empty if there is no such user. Should take as long either way.
    Optional<DigestSecret> find(String user, String realm);
}
