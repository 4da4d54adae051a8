package tutti.engine.roles;

import java.util.ArrayList;
import java.util.List;
import tutti.engine.ConferenceInput;
import tutti.engine.ConferenceOutput;
import tutti.engine.EngineException;
import tutti.engine.link.Crossings;

/// Makes the primitives follow one change of state, or leaves them as they were.
///
/// ```
///   can be refused, and is gone back:  attach and own new inputs · start new outputs · add cells · settle links
///   cannot:                            leave cells · mute, unmute · stop outputs · detach inputs
/// ```
/// All inside one [tutti.engine.Processor#atomically], so no frame hears anything in between. A channel that
/// was released behind the meeting's back is passed over.
final class Wiring {
    private final Object owner;
    private final Crossings crossings;
    private final MeetingState before;
    private final MeetingState after;
    private final List<Runnable> undo = new ArrayList<>();

    Wiring(Object owner, Crossings crossings, MeetingState before, MeetingState after) {
        this.owner = owner;
        this.crossings = crossings;
        this.before = before;
        this.after = after;
    }

    void apply(List<CellChange> cells) {
        try {
            for (Member member : after.members()) open(member);
            for (CellChange cell : cells) connect(cell);
            for (CellChange cell : cells) disconnectCrossing(cell);
            crossings.settle();
        } catch (EngineException refused) {
            crossings.revert();
            for (Runnable step : undo.reversed()) step.run();
            throw refused;
        }
        for (CellChange cell : cells) disconnect(cell);
        for (Member member : after.members()) settle(member);
        for (Member member : before.members()) close(member);
    }

    private void open(Member member) {
        if (speaks(member, after) && !speaks(member, before))
            openInput(member.in().conferenceInput());
        if (hears(member, after) && !hears(member, before))
            openOutput(member.out().conferenceOutput());
    }

    private void openInput(ConferenceInput input) {
        if (input.id().isEmpty()) {
            input.attach();
            undo.add(input::detach);
        }
        input.own(owner);
        undo.add(() -> input.disown(owner));
    }

    private void openOutput(ConferenceOutput output) {
        output.start();
        undo.add(output::stop);
    }

    private void connect(CellChange cell) {
        if (cell.before().connected() || !cell.after().connected()) return;
        if (!canHear(cell.listener()) || !canSpeak(cell.source())) return;
        ConferenceOutput output = cell.listener().out().conferenceOutput();
        ConferenceInput input = cell.source().in().conferenceInput();
        if (isCrossing(cell)) {
            crossings.connect(input, output);
            return;
        }
        int id = output.add(input);
        undo.add(() -> output.leave(id));
    }

    /// All that crosses processors is settled at once, leaving and coming: before the rest leaves, since it can be
    /// refused and then has changed nothing.
    private void disconnectCrossing(CellChange cell) {
        if (!cell.before().connected() || cell.after().connected() || !isCrossing(cell)) return;
        crossings.disconnect(
                cell.source().in().conferenceInput(), cell.listener().out().conferenceOutput());
    }

    private static boolean isCrossing(CellChange cell) {
        return !cell.listener().isOnProcessorOf(cell.source());
    }

    private static void disconnect(CellChange cell) {
        if (!cell.before().connected() || cell.after().connected() || isCrossing(cell)) return;
        if (!canHear(cell.listener()) || !canSpeak(cell.source())) return;
        ConferenceInput input = cell.source().in().conferenceInput();
        cell.listener().out().conferenceOutput().leave(input.id().orElseThrow());
    }

    /// One that was attached only by being in outputs must not go with the last of them.
    private void settle(Member member) {
        if (!speaks(member, after) || !canSpeak(member)) return;
        ConferenceInput input = member.in().conferenceInput();
        boolean isNew = !speaks(member, before);
        if (isNew) input.attach();
        boolean muted = after.standing(member).muted();
        boolean wasMuted = !isNew && before.standing(member).muted();
        if (muted && !wasMuted) input.mute();
        if (!muted && wasMuted) input.unmute();
    }

    private void close(Member member) {
        if (hears(member, before) && !hears(member, after) && canHear(member)) {
            member.out().conferenceOutput().stop();
        }
        if (speaks(member, before) && !speaks(member, after) && canSpeak(member)) {
            closeInput(member.in().conferenceInput(), before.standing(member).muted());
        }
    }

    private void closeInput(ConferenceInput input, boolean muted) {
        if (muted) input.unmute();
        input.disown(owner);
        if (!input.isHeard()) input.detach();
    }

    private static boolean speaks(Member member, MeetingState state) {
        return state.has(member) && state.standing(member).role().speaks();
    }

    private static boolean hears(Member member, MeetingState state) {
        return state.has(member) && state.standing(member).role().hears();
    }

    private static boolean canSpeak(Member member) {
        return member.in().conferenceInput().id().isPresent();
    }

    private static boolean canHear(Member member) {
        return member.out().conferenceOutput().isRunning();
    }
}
