package tutti.engine.roles;

import java.util.OptionalLong;

/// One `source` as one listener has it: the rule, `reason`, and what is measured at the source's input.
///
/// `gain` is the linear factor from the input to the listener's ear, both volumes included, 0 when he is not
/// heard. `contributed`: he is heard, and his input was active within the last second. `levelDbov` is the
/// level his input had when it was active last, -127 when it never was; `activeAgoMillis` how long ago that
/// was. `deliveredAgoMillis` is the age of the last packet, or of whatever else was real and not made up, be it
/// silence ([tutti.engine.FrameSource#delivered]); empty when none ever came. Both in time of the processor's
/// frames.
public record SourceHearing(
        Member source,
        Reason reason,
        double gain,
        boolean contributed,
        double levelDbov,
        OptionalLong activeAgoMillis,
        OptionalLong deliveredAgoMillis) {}
