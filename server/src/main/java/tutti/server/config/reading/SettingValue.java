package tutti.server.config.reading;

/// One setting as it counts: `value` as it would be written, secrets as `***`, "none" where there is none.
public record SettingValue(String key, String value, Origin origin) {}
