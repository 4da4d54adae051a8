package tutti.engine.conference;

import java.util.List;

/// Who is in a conference, `parties`, and who of them is `active`, each in order of joining. A party
/// alone is never active. Source: Prosody `sm_conference_info`.
public record ConferenceInfo(List<Party> parties, List<Party> active) {
    public ConferenceInfo {
        parties = List.copyOf(parties);
        active = List.copyOf(active);
    }
}
