package tutti.engine.conference;

import tutti.engine.Volume;

/// How loud a party is for the others, `inVolumeDb`, and how loud it hears them, `outVolumeDb`, each
/// -24…+24 dB.
///
/// `BAD_PARAMETER` outside of the range. Source: Prosody `sm_conference_add_party`, `in_volume` and
/// `out_volume`.
public record PartySettings(double inVolumeDb, double outVolumeDb) {
    /// Both at 0 dB: every sample stays as it is.
    public static final PartySettings UNITY = new PartySettings(Volume.UNITY_DB, Volume.UNITY_DB);

    public PartySettings {
        Volume.requireInRange("a party's input", inVolumeDb);
        Volume.requireInRange("a party's output", outVolumeDb);
    }
}
