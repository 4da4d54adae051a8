package tutti.audio.echo;

import tutti.audio.level.Dbm0;
import tutti.audio.level.LevelMeter;

/// What a canceller makes of a call: the far end's signal comes back by a line, somebody may speak at the near end.
record Cancelled(int sampleRateHz, Signals signals) {
    /// Wraps the arrays; they are compared nowhere.
    @SuppressWarnings("ArrayRecordComponent")
    record Signals(int[] near, int[] received, int[] result) {}

    static Cancelled by(EchoCanceller canceller, int sampleRateHz, int[] sent, int[] echo, int[] near) {
        int frameSamples = sampleRateHz / 50;
        int[] received = new int[sent.length];
        for (int i = 0; i < received.length; i++) {
            received[i] = Math.clamp((long) echo[i] + near[i], -32768, 32767);
        }
        int[] result = received.clone();
        int[] input = new int[frameSamples];
        int[] reference = new int[frameSamples];
        for (int at = 0; at + frameSamples <= sent.length; at += frameSamples) {
            System.arraycopy(received, at, input, 0, frameSamples);
            System.arraycopy(sent, at, reference, 0, frameSamples);
            canceller.cancel(input, reference, frameSamples);
            System.arraycopy(input, 0, result, at, frameSamples);
        }
        return new Cancelled(sampleRateHz, new Signals(near, received, result));
    }

    /// Echo return loss enhancement from `fromSeconds` to `toSeconds`: echo received against echo left, in dB.
    double erleDb(double fromSeconds, double toSeconds) {
        return echoDbm0(signals.received, fromSeconds, toSeconds) - echoDbm0(signals.result, fromSeconds, toSeconds);
    }

    private double echoDbm0(int[] samples, double fromSeconds, double toSeconds) {
        int from = (int) (fromSeconds * sampleRateHz);
        int to = Math.min(samples.length, (int) (toSeconds * sampleRateHz));
        double sum = 0;
        for (int i = from; i < to; i++) {
            double echo = samples[i] - signals.near[i];
            sum += echo * echo;
        }
        return Dbm0.level(sum / (to - from));
    }

    double resultDbm0(double fromSeconds, double toSeconds) {
        int from = (int) (fromSeconds * sampleRateHz);
        int count = (int) (toSeconds * sampleRateHz) - from;
        return LevelMeter.rmsDbov(signals.result, from, count) - LevelMeter.ZERO_DBM0_DBOV;
    }
}
