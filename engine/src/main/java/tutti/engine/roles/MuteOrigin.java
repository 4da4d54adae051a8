package tutti.engine.roles;

/// Who muted a member. Each origin lifts only its own mute: nobody undoes a moderator's with his own key.
public enum MuteOrigin {
    /// He himself, with a key or a button.
    SELF,
    /// Whoever leads the meeting.
    MODERATOR,
    /// A rule of the application, such as muted on entry.
    POLICY
}
