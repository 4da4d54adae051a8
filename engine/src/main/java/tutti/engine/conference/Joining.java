package tutti.engine.conference;

import java.util.ArrayList;
import java.util.List;
import tutti.engine.ConferenceInput;
import tutti.engine.ConferenceOutput;
import tutti.engine.EngineException;

/// One party's way into a conference, which is gone back when a step of it is refused.
final class Joining {
    private final ConferenceInput in;
    private final ConferenceOutput out;
    private final List<Runnable> undo = new ArrayList<>();

    Joining(Party party) {
        in = party.in().conferenceInput();
        out = party.out().conferenceOutput();
    }

    /// Makes the party one of `others`, or nothing at all. What can be refused comes first.
    void join(Conference conference, List<Party> others, PartySettings settings) {
        try {
            startOutput(others);
            for (Party other : others) addTo(other.out().conferenceOutput());
            own(conference);
        } catch (EngineException refused) {
            for (Runnable step : undo.reversed()) step.run();
            throw refused;
        }
        in.adjustVolume(settings.inVolumeDb());
        out.adjustVolume(settings.outVolumeDb());
    }

    /// Not a clone of another party's output: that may hold inputs which are meant for that party's ears
    /// alone.
    private void startOutput(List<Party> others) {
        out.start();
        undo.add(out::stop);
        for (Party other : others) out.add(other.in().conferenceInput());
    }

    private void addTo(ConferenceOutput listener) {
        if (listener.contains(in)) return;
        int id = listener.add(in);
        undo.add(() -> listener.leave(id));
    }

    /// The owner is checked before an input that is attached already gets attached for good.
    private void own(Conference conference) {
        if (in.id().isPresent()) {
            in.own(conference);
            in.attach();
        } else {
            in.attach();
            in.own(conference);
        }
    }
}
