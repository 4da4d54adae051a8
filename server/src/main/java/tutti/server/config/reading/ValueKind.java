package tutti.server.config.reading;

/// How the values of one type are written.
///
/// `allowed` completes "give …".
interface ValueKind {
    String allowed();

    /// The value that `text` stands for; it is not blank.
    Object read(String text, Surroundings surroundings) throws BadValueException;

    /// As it would be written.
    default String write(Object value) {
        return value.toString();
    }

    /// Whether the file has a list of values here.
    default boolean isList() {
        return false;
    }
}
