package tutti.audio.speech;

import java.util.ArrayList;
import java.util.List;

/// A signal, tracked frame by frame.
record Tracked(int frameSamples, List<Activity> frames) {
    static Tracked by(SpeechTracker tracker, int[] signal, int frameSamples) {
        List<Activity> frames = new ArrayList<>();
        int[] frame = new int[frameSamples];
        for (int at = 0; at + frameSamples <= signal.length; at += frameSamples) {
            System.arraycopy(signal, at, frame, 0, frameSamples);
            frames.add(tracker.track(frame, frameSamples));
        }
        return new Tracked(frameSamples, frames);
    }

    long heard(int from, int to) {
        return frames.subList(from, to).stream().filter(Activity::isHeard).count();
    }
}
