package tutti.server.http;

/// A request that cannot be served: its status, and a sentence that says what to do.
final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String sentence;

    HttpProblem(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.sentence = sentence;
    }

    int status() {
        return status;
    }

    String sentence() {
        return sentence;
    }
}
