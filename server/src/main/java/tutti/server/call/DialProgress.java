package tutti.server.call;

/// What becomes of a call of ours: any number of [Calling] and [Ringing], then either [Joined] or a
/// [NotReached].
public sealed interface DialProgress {
    /// The INVITE is on its way.
    ///
    /// @param participant the number of the call, and later of the participant
    record Calling(long participant) implements DialProgress {}

    /// @param earlyMedia whether he, or the network, already sends sound, which nobody in the conference
    ///     hears
    record Ringing(boolean earlyMedia) implements DialProgress {}

    /// He has answered and is in the conference.
    record Joined(long participant) implements DialProgress {}

    /// He does not come; the last word.
    sealed interface NotReached extends DialProgress {
        /// What happened, for people.
        String sentence();

        /// As a peer is told who asked for it by REFER.
        int status();
    }

    record Busy(String sentence) implements NotReached {
        @Override
        public int status() {
            return 486;
        }
    }

    record Declined(String sentence) implements NotReached {
        @Override
        public int status() {
            return 603;
        }
    }

    record NoAnswer(String sentence) implements NotReached {
        @Override
        public int status() {
            return 480;
        }
    }

    /// Anything else that his side, or the way there, answered.
    record Failed(int status, String sentence) implements NotReached {}

    /// Nothing was sent.
    record NotPlaced(Obstacle obstacle, String sentence) implements NotReached {
        @Override
        public int status() {
            return switch (obstacle) {
                case NO_SUCH_CONFERENCE, NO_SUCH_TRUNK, UNKNOWN_HOST -> 404;
                case OURSELVES -> 403;
                case CONFERENCE_FULL -> 486;
                case TRUNK_DOWN, TOO_MANY_CALLS -> 503;
            };
        }
    }

    /// Why a call was not even tried.
    enum Obstacle {
        NO_SUCH_CONFERENCE,
        NO_SUCH_TRUNK,
        UNKNOWN_HOST,
        OURSELVES,
        CONFERENCE_FULL,
        TRUNK_DOWN,
        TOO_MANY_CALLS
    }
}
