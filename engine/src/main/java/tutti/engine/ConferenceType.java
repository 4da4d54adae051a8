package tutti.engine;

/// What kind of sum a conference output is. Source: Prosody `conf_type` of `sm_conf_prim_start`.
public enum ConferenceType {
    /// Every participant as he is; the output has a volume; an input is attached when it is first added.
    STANDARD,
    /// Every participant times a factor of his own for this output; the output has no volume; inputs must
    /// be attached before they are added.
    INDIVIDUAL_VOLUME
}
