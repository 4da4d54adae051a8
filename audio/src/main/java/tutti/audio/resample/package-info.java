/// From one sample rate to another: a talker into a wideband bus, a prompt of 44.1 kHz into a call.
///
/// Door: {@link tutti.audio.resample.Resampler}. Thread: one at a time per resampler; the coefficients
/// behind it never change and are shared. May import: `java.lang`, `java.util`.
@NullMarked
package tutti.audio.resample;

import org.jspecify.annotations.NullMarked;
