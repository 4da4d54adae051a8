package tutti.server.config.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import tutti.server.config.Secret;

/// A secret, written out, or `${env:NAME}`, or `file:PATH`. No message repeats what is written out.
record SecretValue() implements ValueKind {
    /// A larger file holds no password.
    static final long FILE_BYTES_MAX = 64 << 10;

    private static final String ENVIRONMENT = "${env:";
    private static final String FILE = "file:";

    @Override
    public String allowed() {
        return "the secret, ${env:NAME} or file:PATH";
    }

    @Override
    public Object read(String text, Surroundings surroundings) throws BadValueException {
        if (text.startsWith(ENVIRONMENT) && text.endsWith("}")) {
            return fromEnvironment(text.substring(ENVIRONMENT.length(), text.length() - 1), surroundings);
        }
        if (text.startsWith(FILE)) return fromFile(text.substring(FILE.length()), surroundings);
        return new Secret(text);
    }

    private static Secret fromEnvironment(String name, Surroundings surroundings) throws BadValueException {
        String secret = surroundings.environment().getOrDefault(name, "");
        if (secret.isBlank()) {
            throw new BadValueException("wants the environment variable " + name + ", which is not set; set it");
        }
        return new Secret(secret);
    }

    private static Secret fromFile(String name, Surroundings surroundings) throws BadValueException {
        try {
            Path file = surroundings.folder().resolve(name);
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new BadValueException("wants the file " + file + ", which is larger than " + FILE_BYTES_MAX
                        + " bytes; give a file with the secret alone");
            }
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) throw new BadValueException("wants the file " + file + ", which is empty");
            return new Secret(secret);
        } catch (IOException | InvalidPathException _) {
            throw new BadValueException("wants the file " + name + ", which cannot be read; give it to this user");
        }
    }
}
