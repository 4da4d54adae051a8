package tutti.audio.tone;

import java.util.List;

/// A pattern of tones and silences: up to 8 elements, once, some times or for ever.
///
/// ```
///   UK ringing   ▁▔▔▔▔▁▁▔▔▔▔▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁│▔▔▔▔▁▁…      two elements: 400 on 200 off, 400 on 2000 off
/// ```
/// `plays` is how often all `elements` are played, [#ENDLESS] for until stopped. Source: Prosody
/// `sm_play_cptone`.
public record Cadence(List<Element> elements, int plays) {
    /// As many as Prosody has.
    public static final int ELEMENTS_MAX = 8;

    /// Value of `plays`: until the player is stopped.
    public static final int ENDLESS = Integer.MAX_VALUE;

    /// The `tones` sounding together for `onMillis`, then silence for `offMillis`.
    ///
    /// No tones are silence. [#FOREVER_MILLIS] is a steady tone. Fails with an `IllegalArgumentException`
    /// if a duration is negative or both are 0.
    public record Element(List<Tone> tones, int onMillis, int offMillis) {
        /// Value of `onMillis`: the tones do not end. Only for the last element of a cadence played once.
        public static final int FOREVER_MILLIS = Integer.MAX_VALUE;

        /// Checks the durations and keeps a copy of the tones.
        public Element {
            tones = List.copyOf(tones);
            if (onMillis < 0 || offMillis < 0 || onMillis + (long) offMillis == 0) {
                throw new IllegalArgumentException("An element of " + onMillis + " ms on and " + offMillis
                        + " ms off: give 0 or more, not both 0");
            }
        }

        boolean isForever() {
            return onMillis == FOREVER_MILLIS;
        }
    }

    /// Fails with an `IllegalArgumentException` if there are no elements or more than [#ELEMENTS_MAX], if
    /// `plays` is not positive, or if anything would come after a tone that does not end.
    public Cadence {
        elements = List.copyOf(elements);
        if (elements.isEmpty() || elements.size() > ELEMENTS_MAX) {
            throw new IllegalArgumentException("A cadence of " + elements.size() + " elements: give 1…" + ELEMENTS_MAX);
        }
        if (plays < 1) {
            throw new IllegalArgumentException("A cadence played " + plays + " times: give 1 or more, or ENDLESS");
        }
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).isForever() && (plays != 1 || i != elements.size() - 1)) {
                throw new IllegalArgumentException(
                        "A tone that does not end must be the last element of a cadence played once");
            }
        }
    }

    /// `elements` once.
    public static Cadence once(Element... elements) {
        return new Cadence(List.of(elements), 1);
    }

    /// `elements` again and again.
    public static Cadence endless(Element... elements) {
        return new Cadence(List.of(elements), ENDLESS);
    }

    /// `tones` together, until stopped.
    public static Cadence steady(Tone... tones) {
        return once(new Element(List.of(tones), Element.FOREVER_MILLIS, 0));
    }

    /// An element of `tones` together for `onMillis`, then `offMillis` of silence.
    public static Element element(int onMillis, int offMillis, Tone... tones) {
        return new Element(List.of(tones), onMillis, offMillis);
    }
}
