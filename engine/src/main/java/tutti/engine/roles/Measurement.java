package tutti.engine.roles;

import java.util.OptionalLong;
import tutti.audio.level.LevelMeter;
import tutti.engine.ConferenceInput;
import tutti.engine.ConferenceOutput;
import tutti.engine.Processor;
import tutti.engine.link.Crossings;
import tutti.engine.mix.Gain;

/// Holds the policy's answers for one listener against what the primitives really do.
final class Measurement {
    private static final long WINDOW_MILLIS = 1_000;

    private final Crossings crossings;
    private final Member listener;
    private final double listenerGain;

    Measurement(Crossings crossings, Member listener) {
        this.crossings = crossings;
        this.listener = listener;
        listenerGain = listenerGain(listener);
    }

    private static double listenerGain(Member listener) {
        if (!listener.out().type().hasOutput()) return 0;
        ConferenceOutput output = listener.out().conferenceOutput();
        return output.isRunning() ? factor(output.volumeDb()) : 0;
    }

    /// `policy`, unless the primitives do not do what it says.
    static Reason actual(Crossings crossings, Member listener, Member source, Reason policy) {
        if (!policy.connected()) return policy;
        ConferenceInput mouth = source.in().conferenceInput();
        ConferenceOutput ear = listener.out().conferenceOutput();
        boolean there = listener.isOnProcessorOf(source) ? ear.contains(mouth) : crossings.contains(mouth, ear);
        return there ? policy : new Reason.Disconnected();
    }

    SourceHearing measure(Member source, Reason policy) {
        Reason reason = actual(crossings, listener, source, policy);
        if (!source.in().type().hasInput()) {
            return new SourceHearing(
                    source, reason, 0, false, LevelMeter.FLOOR_DBOV, OptionalLong.empty(), OptionalLong.empty());
        }
        ConferenceInput input = source.in().conferenceInput();
        Processor processor = input.channel().processor();
        OptionalLong activeAgoMillis = agoMillis(input.lastActiveFrame(), processor);
        boolean recently = activeAgoMillis.isPresent() && activeAgoMillis.getAsLong() < WINDOW_MILLIS;
        double gain = reason.heard() ? factor(input.volumeDb()) * listenerGain : 0;
        return new SourceHearing(
                source,
                reason,
                gain,
                reason.heard() && recently,
                input.levelDbov(),
                activeAgoMillis,
                agoMillis(input.lastDeliveredFrame(), processor));
    }

    /// The frame made last counts as 0 ms ago.
    private static OptionalLong agoMillis(OptionalLong last, Processor processor) {
        if (last.isEmpty()) return last;
        long newest = processor.frame() - 1;
        return OptionalLong.of(
                Math.max(0, newest - last.getAsLong()) * processor.settings().frameMillis());
    }

    private static double factor(double volumeDb) {
        return Gain.factor(Gain.ofDecibels(volumeDb));
    }
}
