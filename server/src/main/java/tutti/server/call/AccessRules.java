package tutti.server.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tutti.server.config.RoomSettings;
import tutti.server.config.ServerSettings;
import tutti.server.config.UserSettings;
import tutti.server.trunk.Trunks;
import tutti.sip.auth.Admission;
import tutti.sip.auth.DigestAuthenticator;
import tutti.sip.auth.DigestCounter;
import tutti.sip.auth.DigestSecret;
import tutti.sip.auth.DigestSettings;
import tutti.sip.auth.RequestAuthority;
import tutti.sip.message.SipRequest;
import tutti.sip.transport.Flow;

/// Who may come, and where to.
///
/// ```
///   no users ──────────────────────────────────► everybody
///   OPTIONS ───────────────────────────────────► everybody: tells nothing, keeps phones' paths open
///   INVITE to one of rooms.guests ─────────────► everybody
///   INVITE from a trunk's server to its number ► the trunk
///   all else ──────────────────────────────────► digest
/// ```
/// With users, whoever has no password gets the same challenge for every room and every user, there or not.
/// An INVITE that wants another call's place is never a guest's. Thread: the SIP loop's; [#counted] any.
final class AccessRules implements RequestAuthority {
    private final RoomSettings rooms;
    private final Trunks trunks;
    private final Optional<DigestAuthenticator> digest;

    AccessRules(ServerSettings settings, Trunks trunks, RandomGenerator random) {
        rooms = settings.rooms();
        this.trunks = trunks;
        digest = settings.users().isEmpty() ? Optional.empty() : Optional.of(digest(settings, random));
    }

    private static DigestAuthenticator digest(ServerSettings settings, RandomGenerator random) {
        Map<String, DigestSecret> secrets = new HashMap<>();
        for (UserSettings user : settings.users()) {
            secrets.put(user.name(), DigestSecret.ofPassword(user.password().reveal()));
        }
        return new DigestAuthenticator(
                DigestSettings.standard(settings.sip().realm()),
                (user, _) -> Optional.ofNullable(secrets.get(user)),
                random);
    }

    @Override
    public Admission admit(SipRequest request, Flow flow, long nowNanos) {
        if (digest.isEmpty() || request.is("OPTIONS")) return Admission.ANONYMOUS;
        boolean newCall = request.is("INVITE") && !request.headers().has("Replaces");
        if (newCall && (isForGuests(request) || trunks.sourceOf(request, flow).isPresent())) return Admission.ANONYMOUS;
        return digest.get().admit(request, flow, nowNanos);
    }

    private boolean isForGuests(SipRequest invite) {
        String name = invite.uri().user();
        return rooms.guests().contains(name) && isOpen(name);
    }

    /// Whether somebody who may call may call this conference.
    boolean isOpen(String room) {
        return rooms.open() || rooms.names().contains(room);
    }

    long counted(DigestCounter counter) {
        return digest.map(authenticator -> authenticator.of(counter)).orElse(0L);
    }

    /// For a message to the operator.
    List<String> openRooms() {
        return rooms.names();
    }
}
