package tutti.server.config;

/// Somebody who may call when he proves who he is.
public record UserSettings(
        @Setting("User name of digest authentication and of registration")
        String name,

        @Setting("Password") Secret password) {}
