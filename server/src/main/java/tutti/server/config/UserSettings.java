package tutti.server.config;

/// Somebody who may call when he proves who he is.
public record UserSettings(
        @Setting(value = "User name of digest authentication and of registration", example = "anna")
        String name,

        @Setting(value = "Password", example = "${env:ANNA_PASSWORD}")
        Secret password) {}
