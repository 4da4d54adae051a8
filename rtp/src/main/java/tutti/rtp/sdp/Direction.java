package tutti.rtp.sdp;

import java.util.Locale;
import java.util.Optional;

/// Which way media flows, from the point of view of whoever says it. Source: RFC 8866 §6.7, RFC 3264 §5.1, §6.1.
public enum Direction {
    SENDRECV(true, true),
    SENDONLY(true, false),
    RECVONLY(false, true),
    INACTIVE(false, false);

    private final boolean sends;
    private final boolean receives;

    Direction(boolean sends, boolean receives) {
        this.sends = sends;
        this.receives = receives;
    }

    public boolean sends() {
        return sends;
    }

    public boolean receives() {
        return receives;
    }

    /// The same flow seen from the other end.
    public Direction mirrored() {
        return switch (this) {
            case SENDRECV, INACTIVE -> this;
            case SENDONLY -> RECVONLY;
            case RECVONLY -> SENDONLY;
        };
    }

    Direction withoutSending() {
        return receives ? RECVONLY : INACTIVE;
    }

    String attributeName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Direction> ofAttribute(Attribute attribute) {
        for (Direction direction : values()) {
            if (attribute.is(direction.name())) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }
}
