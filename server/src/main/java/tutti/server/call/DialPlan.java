package tutti.server.call;

import java.util.Optional;
import tutti.engine.roles.Role;
import tutti.sip.message.Replaces;
import tutti.sip.message.SipUri;

/// Whom the server is to call into a conference, and how.
///
/// @param room comes into being with him if need be
/// @param to a SIP URI, or with a trunk also a telephone number
/// @param trunk the provider to call by, by its name in the settings; without it a URI at a provider's host
/// goes by that provider, any other straight to its host
/// @param callerId what he sees: the user part of our address, or with a trunk a number of ours
/// @param label his name in the conference; without it his address
/// @param role what he is in the conference
/// @param noAnswerMillis how long it may ring
/// @param replaces the call of his whose place this one takes
public record DialPlan(
        String room,
        String to,
        Optional<String> trunk,
        Optional<String> callerId,
        Optional<String> label,
        Role role,
        long noAnswerMillis,
        Optional<Replaces> replaces) {
    public static final long NO_ANSWER_MILLIS_DEFAULT = 30_000;
    public static final long NO_ANSWER_MILLIS_MAX = 120_000;
    static final int NUMBER_LENGTH_MAX = 32;
    static final int LABEL_LENGTH_MAX = 80;

    /// @throws IllegalArgumentException with a sentence that says what to give instead
    public DialPlan {
        require(Destination.isName(room), "a party cannot be called into \"" + room + "\"; " + Destination.NAME_RULE);
        require(
                uri(to).isPresent() || (isNumber(to) && trunk.isPresent()),
                "\"" + to + "\" cannot be called; give a SIP URI such as sip:anna@example.org,"
                        + " or a telephone number such as +4930123 and a trunk");
        require(
                callerId.filter(id -> !isUser(id)).isEmpty(),
                "a caller id is 1 to " + NUMBER_LENGTH_MAX + " letters, digits or any of . _ - +");
        require(
                label.filter(text -> text.isBlank()
                                || text.length() > LABEL_LENGTH_MAX
                                || text.codePoints().anyMatch(Character::isISOControl))
                        .isEmpty(),
                "a label is 1 to " + LABEL_LENGTH_MAX + " characters of one line");
        require(
                noAnswerMillis >= 1_000 && noAnswerMillis <= NO_ANSWER_MILLIS_MAX,
                "it may ring for 1 to " + NO_ANSWER_MILLIS_MAX / 1_000 + " seconds");
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) throw new IllegalArgumentException(sentence);
    }

    /// A party for `room`, rung for half a minute.
    public static DialPlan of(String room, String to) {
        return new DialPlan(
                room,
                to,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Role.Party(),
                NO_ANSWER_MILLIS_DEFAULT,
                Optional.empty());
    }

    public DialPlan by(String trunkName) {
        return new DialPlan(room, to, Optional.of(trunkName), callerId, label, role, noAnswerMillis, replaces);
    }

    public DialPlan withCallerId(String id) {
        return new DialPlan(room, to, trunk, Optional.of(id), label, role, noAnswerMillis, replaces);
    }

    public DialPlan withLabel(String text) {
        return new DialPlan(room, to, trunk, callerId, Optional.of(text), role, noAnswerMillis, replaces);
    }

    public DialPlan withRole(Role other) {
        return new DialPlan(room, to, trunk, callerId, label, other, noAnswerMillis, replaces);
    }

    public DialPlan ringingFor(long millis) {
        return new DialPlan(room, to, trunk, callerId, label, role, millis, replaces);
    }

    DialPlan replacing(Replaces call) {
        return new DialPlan(room, to, trunk, callerId, label, role, noAnswerMillis, Optional.of(call));
    }

    /// The URI, if it is one: without headers, which would become ours to say.
    Optional<SipUri> uri() {
        return uri(to);
    }

    private static Optional<SipUri> uri(String text) {
        return SipUri.parse(text)
                .filter(uri ->
                        uri.isSip() && !uri.host().isEmpty() && uri.headers().isEmpty());
    }

    private static boolean isNumber(String text) {
        return text.length() <= NUMBER_LENGTH_MAX && text.matches("\\+?[0-9*#]+");
    }

    private static boolean isUser(String text) {
        return text.length() <= NUMBER_LENGTH_MAX && text.matches("[A-Za-z0-9._+-]+");
    }
}
