package tutti.server.config.reading;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import tutti.server.config.PortRange;

/// Kinds of one value.
final class SingleValues {
    private SingleValues() {}

    record WholeNumber(int min, int max) implements ValueKind {
        @Override
        public String allowed() {
            return "a whole number from " + min + " to " + max;
        }

        @Override
        public Object read(String text, Surroundings surroundings) throws BadValueException {
            try {
                int number = Integer.parseInt(text);
                if (number >= min && number <= max) return number;
            } catch (NumberFormatException _) {
                // Answered below, as a number out of range.
            }
            throw BadValueException.cannotBe(text, allowed());
        }
    }

    record Truth() implements ValueKind {
        @Override
        public String allowed() {
            return "true or false";
        }

        @Override
        public Object read(String text, Surroundings surroundings) throws BadValueException {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw BadValueException.cannotBe(text, allowed());
            };
        }
    }

    record Text() implements ValueKind {
        @Override
        public String allowed() {
            return "a text of one line";
        }

        @Override
        public Object read(String text, Surroundings surroundings) throws BadValueException {
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new BadValueException("has a line break or another control character; give " + allowed());
            }
            return text;
        }
    }

    record Address() implements ValueKind {
        @Override
        public String allowed() {
            return "an IP address or a host name";
        }

        @Override
        public Object read(String text, Surroundings surroundings) throws BadValueException {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException _) {
                throw BadValueException.cannotBe(text, allowed());
            }
        }

        @Override
        public String write(Object value) {
            return ((InetAddress) value).getHostAddress();
        }
    }

    /// Relative paths begin in the folder of the file that names them.
    record FilePath() implements ValueKind {
        @Override
        public String allowed() {
            return "a path";
        }

        @Override
        public Object read(String text, Surroundings surroundings) throws BadValueException {
            try {
                return surroundings.folder().resolve(text);
            } catch (InvalidPathException _) {
                throw BadValueException.cannotBe(text, allowed());
            }
        }
    }

    record Ports() implements ValueKind {
        @Override
        public String allowed() {
            return "a range of ports such as 10000-20000";
        }

        @Override
        public Object read(String text, Surroundings surroundings) throws BadValueException {
            try {
                return PortRange.of(text);
            } catch (IllegalArgumentException _) {
                throw BadValueException.cannotBe(text, allowed());
            }
        }
    }
}
