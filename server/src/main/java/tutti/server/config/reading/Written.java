package tutti.server.config.reading;

/// What somebody wrote as the value of a key; items of a list with commas between them.
record Written(String text, Origin origin) {}
