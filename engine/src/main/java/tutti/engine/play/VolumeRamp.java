package tutti.engine.play;

import tutti.engine.mix.Gain;

/// A volume that goes from one frame's value to the next one's along a straight line, so that it does not
/// click.
///
/// Thread: tick. At 0 dB nothing is changed.
final class VolumeRamp {
    private int gain;
    private double volumeDb = Double.NaN;
    private int target;

    VolumeRamp(double volumeDb) {
        aim(volumeDb);
        gain = target;
    }

    /// The gain at the end of the next frame.
    void aim(double newVolumeDb) {
        if (newVolumeDb == volumeDb) return;
        volumeDb = newVolumeDb;
        target = Gain.ofDecibels(newVolumeDb);
    }

    /// Scales `samples[0…count)`, 16-bit values; the result may exceed 16 bits.
    void apply(int[] samples, int count) {
        if (gain != target) {
            for (int i = 0; i < count; i++) {
                samples[i] = Gain.apply(samples[i], gain + (int) ((long) (target - gain) * (i + 1) / count));
            }
            gain = target;
        } else if (gain != Gain.UNITY) {
            Gain.apply(samples, samples, gain, count);
        }
    }
}
