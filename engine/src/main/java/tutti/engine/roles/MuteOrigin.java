package tutti.engine.roles;

/// Who muted a member. Each origin lifts only its own mute: nobody undoes a moderator's with his own key.
public enum MuteOrigin {
    SELF,
    MODERATOR,
    POLICY
}
