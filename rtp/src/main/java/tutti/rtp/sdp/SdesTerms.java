package tutti.rtp.sdp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tutti.rtp.srtp.SrtpMasterKey;
import tutti.rtp.srtp.SrtpProfile;

/// Our side of keys in descriptions, through the exchanges of one dialog.
///
/// We keep our key as long as the profile stays agreed, whatever the peer does with its own: our sender
/// goes on counting under it. A profile that is left takes its key with it, so no key ever starts counting
/// twice. Source: RFC 4568 §5.1, §7.1.
final class SdesTerms {
    private final LocalSecurity local;
    private final Map<SrtpProfile, SrtpMasterKey> keys = new EnumMap<>(SrtpProfile.class);
    private List<CryptoAttribute> offered = List.of();

    SdesTerms(LocalSecurity local) {
        this.local = local;
    }

    /// A line for each profile, tagged from 1 up.
    List<CryptoAttribute> offer() {
        List<CryptoAttribute> lines = new ArrayList<>();
        for (SrtpProfile profile : local.policy().sdesProfiles()) {
            lines.add(new CryptoAttribute(lines.size() + 1, keyOf(profile)));
        }
        offered = List.copyOf(lines);
        return offered;
    }

    /// Takes the first line of the offer that we can honour: they come in the peer's order (RFC 4568 §5.1.2).
    Optional<MediaSecurity> answered(MediaDescription line) {
        return remote(line).stream()
                .filter(theirs ->
                        local.policy().sdesProfiles().contains(theirs.key().profile()))
                .findFirst()
                .map(theirs ->
                        new MediaSecurity.Sdes(theirs.tag(), keyOf(theirs.key().profile()), theirs.key()));
    }

    /// The answer has exactly one line, with the tag and suite of one of ours (RFC 4568 §5.1.3).
    Optional<MediaSecurity> accepted(MediaDescription line) {
        long lines = line.attributes().stream()
                .filter(a -> a.is(CryptoAttribute.NAME))
                .count();
        if (lines != 1) {
            return Optional.empty();
        }
        return remote(line).stream()
                .findFirst()
                .flatMap(theirs -> offered.stream()
                        .filter(ours -> ours.tag() == theirs.tag()
                                && ours.key().profile() == theirs.key().profile())
                        .findFirst()
                        .map(ours -> new MediaSecurity.Sdes(ours.tag(), ours.key(), theirs.key())));
    }

    /// Forgets every key but the one that is in use from now on.
    void settled(MediaSecurity security) {
        keys.clear();
        if (security instanceof MediaSecurity.Sdes sdes) {
            keys.put(sdes.local().profile(), sdes.local());
        }
    }

    private SrtpMasterKey keyOf(SrtpProfile profile) {
        return keys.computeIfAbsent(profile, wanted -> SrtpMasterKey.random(wanted, local.random()));
    }

    private static List<CryptoAttribute> remote(MediaDescription line) {
        return line.attributes().stream()
                .filter(a -> a.is(CryptoAttribute.NAME))
                .map(a -> CryptoAttribute.parse(a.value()))
                .flatMap(Optional::stream)
                .toList();
    }
}
