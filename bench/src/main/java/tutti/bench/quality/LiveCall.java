package tutti.bench.quality;

import java.util.Arrays;
import tutti.simulator.caller.Recording;

/// What the listener of a real call recorded, frame by frame as the server's ticks gave them to him.
///
/// ```
///   speaker  ─ sent at … ─► [ImpairingRelay] ─► server ═ tick ═► ─ arrives at … ─► listener
/// ```
final class LiveCall {
    final EncodedSpeech spoken;
    final Heard heard;

    /// How long after a packet that suffers no jitter the server's tick is, by the arrivals at the listener.
    final long phaseNanos;

    private final double firstLagMillis;

    /// `speech` is what the speaker says over and over; he began with his frame `firstFrame` at `beganNanos`.
    LiveCall(EncodedSpeech speech, long firstFrame, long beganNanos, Recording recording) {
        spoken = speech.from((int) (firstFrame % speech.frames()));
        heard = new Heard(spoken.decoded, spoken.sampleRateHz);
        int first = recording.firstPacketSince(beganNanos);
        int count = Math.min(spoken.frames(), recording.packets() - first);
        for (int tick = 0; tick < count; tick++) {
            int[] frame = recording.samples(recording.startSample(first + tick), spoken.frameSamples);
            System.arraycopy(frame, 0, heard.samples, tick * spoken.frameSamples, spoken.frameSamples);
        }
        long[] sinceNanos = new long[count];
        Arrays.setAll(sinceNanos, n -> recording.arrivalNanos(first + n) - beganNanos - n * HeardCall.FRAME_NANOS);
        Arrays.sort(sinceNanos);
        long tickNanos = sinceNanos[count / 2] - ImpairedPath.DELAY_NANOS;
        phaseNanos = Math.floorMod(tickNanos, HeardCall.FRAME_NANOS);
        firstLagMillis = tickNanos / 1e6;
    }

    /// From the arrival of a packet that suffers no jitter to its tick.
    double delayMillis(double lagMillis) {
        return firstLagMillis + lagMillis;
    }
}
