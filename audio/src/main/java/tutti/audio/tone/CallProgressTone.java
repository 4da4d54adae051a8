package tutti.audio.tone;

import static tutti.audio.tone.Cadence.element;
import static tutti.audio.tone.Cadence.endless;
import static tutti.audio.tone.Cadence.once;
import static tutti.audio.tone.Cadence.steady;

/// The tones by which a network says what becomes of a call: North America, ITU/Europe, United Kingdom,
/// fax.
///
/// Levels: a single tone -13 dBm0, two together -13 each for dial tones and -19 each for others, the
/// range in which networks send them. Sources: ITU-T E.180 and its Supplement 2 (national tones), BT SIN
/// 350 (UK), ITU-T T.30 §4 (fax).
@SuppressWarnings("ImmutableEnumChecker") // a cadence is a record of copied lists of records
public enum CallProgressTone {
    /// North America: dial.
    US_DIAL(steady(at(350, -13), at(440, -13))),
    /// North America: the called telephone rings.
    US_RINGBACK(endless(element(2000, 4000, at(440, -19), at(480, -19)))),
    /// North America: the called party is busy.
    US_BUSY(endless(element(500, 500, at(480, -19), at(620, -19)))),
    /// North America: no way through the network, "fast busy".
    US_REORDER(endless(element(250, 250, at(480, -19), at(620, -19)))),

    /// An announcement follows, and the call has failed: three tones of 330 ms, as ITU-T E.180 has them.
    SIT(once(element(330, 0, at(950, -13)), element(330, 0, at(1400, -13)), element(330, 1000, at(1800, -13)))),
    /// North America, before an announcement: the number has changed or is not in service.
    SIT_INTERCEPT(sit(274, 913.8, 274, 1370.6)),
    /// North America, before an announcement: there is no such number.
    SIT_VACANT(sit(380, 985.2, 274, 1370.6)),
    /// North America, before an announcement: the call could not be set up.
    SIT_REORDER(sit(274, 913.8, 380, 1428.5)),
    /// North America, before an announcement: all circuits are busy.
    SIT_NO_CIRCUIT(sit(380, 985.2, 380, 1428.5)),

    /// ITU, most of Europe: dial.
    EU_DIAL(steady(at(425, -13))),
    /// ITU, most of Europe: the called telephone rings.
    EU_RINGBACK(endless(element(1000, 4000, at(425, -13)))),
    /// ITU, most of Europe: the called party is busy.
    EU_BUSY(endless(element(500, 500, at(425, -13)))),
    /// ITU, most of Europe: no way through the network.
    EU_CONGESTION(endless(element(200, 200, at(425, -13)))),

    /// United Kingdom: dial.
    UK_DIAL(steady(at(350, -13), at(440, -13))),
    /// United Kingdom: the called telephone rings.
    UK_RINGBACK(endless(element(400, 200, at(400, -19), at(450, -19)), element(400, 2000, at(400, -19), at(450, -19)))),
    /// United Kingdom: the called party is busy, "engaged".
    UK_BUSY(endless(element(375, 375, at(400, -13)))),
    /// United Kingdom: no way through the network, "path engaged"; its short tone is 6 dB louder.
    UK_CONGESTION(endless(element(400, 350, at(400, -19)), element(225, 525, at(400, -13)))),
    /// United Kingdom: there is no such number.
    UK_UNOBTAINABLE(steady(at(400, -13))),

    /// A calling fax machine.
    FAX_CNG(endless(element(500, 3000, at(1100, -13)))),
    /// An answering fax machine, once for 3 s.
    FAX_CED(once(element(3000, 0, at(2100, -13))));

    private final Cadence cadence;

    CallProgressTone(Cadence cadence) {
        this.cadence = cadence;
    }

    /// The tones and their durations.
    public Cadence cadence() {
        return cadence;
    }

    private static Tone at(double frequencyHz, double levelDbm0) {
        return Tone.ofDbm0(frequencyHz, levelDbm0);
    }

    /// The first two tones say which; the third is always the same.
    private static Cadence sit(int firstMillis, double firstHz, int secondMillis, double secondHz) {
        return once(
                element(firstMillis, 0, at(firstHz, -13)),
                element(secondMillis, 0, at(secondHz, -13)),
                element(380, 0, at(1776.7, -13)));
    }
}
