package tutti.audio.detect;

import java.util.List;
import java.util.Optional;
import tutti.audio.detect.dtmf.DtmfSettings;
import tutti.audio.detect.progress.CallProgressPattern;
import tutti.audio.detect.voice.GruntSettings;

/// What a [ToneDetector] listens for; replaces all former settings, as Prosody's `sm_listen_for` does.
///
/// Digits, call-progress tones and grunts are found independently of each other, so all of them may be listened for
/// at once. (Prosody refuses tones and call-progress tones together.)
///
/// - `dtmf`: digits, unless empty.
/// - `callProgress`: these call-progress tones, none if empty.
/// - `grunt`: voice, unless empty.
/// - `reportMode`: when digits and call-progress tones are reported. Grunts are, at both ends.
public record ToneDetectorSettings(
        Optional<DtmfSettings> dtmf,
        List<CallProgressPattern> callProgress,
        Optional<GruntSettings> grunt,
        ReportMode reportMode) {
    /// Listens for nothing.
    public static final ToneDetectorSettings NOTHING =
            new ToneDetectorSettings(Optional.empty(), List.of(), Optional.empty(), ReportMode.START_AND_END);

    /// Listens for digits, and reports both ends.
    public static final ToneDetectorSettings DTMF = NOTHING.withDtmf(DtmfSettings.DEFAULT);

    /// Keeps its own copy of the list.
    public ToneDetectorSettings {
        callProgress = List.copyOf(callProgress);
    }

    /// These settings, listening for digits.
    public ToneDetectorSettings withDtmf(DtmfSettings settings) {
        return new ToneDetectorSettings(Optional.of(settings), callProgress, grunt, reportMode);
    }

    /// These settings, listening for digits that last `millis` or longer: Prosody's minimum of 40 or 64 ms.
    public ToneDetectorSettings withMinimumDigitMillis(int millis) {
        return withDtmf(dtmf.orElse(DtmfSettings.DEFAULT).withMinimumDurationMillis(millis));
    }

    /// These settings, listening for call-progress tones.
    public ToneDetectorSettings withCallProgress(List<CallProgressPattern> tones) {
        return new ToneDetectorSettings(dtmf, tones, grunt, reportMode);
    }

    /// These settings, listening for voice.
    public ToneDetectorSettings withGrunt(GruntSettings settings) {
        return new ToneDetectorSettings(dtmf, callProgress, Optional.of(settings), reportMode);
    }

    /// These settings with another report mode.
    public ToneDetectorSettings withReportMode(ReportMode mode) {
        return new ToneDetectorSettings(dtmf, callProgress, grunt, mode);
    }
}
