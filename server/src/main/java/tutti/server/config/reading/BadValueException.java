package tutti.server.config.reading;

/// A text that is no value of its kind. The message continues a sentence that begins with the key.
final class BadValueException extends Exception {
    private static final long serialVersionUID = 1;

    BadValueException(String continuation) {
        super(continuation);
    }

    static BadValueException cannotBe(String text, String allowed) {
        return new BadValueException("cannot be \"" + text + "\"; give " + allowed);
    }

    String continuation() {
        return String.valueOf(getMessage());
    }
}
