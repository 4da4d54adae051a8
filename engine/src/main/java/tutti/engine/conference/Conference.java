package tutti.engine.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tutti.engine.Channel;
import tutti.engine.ConferenceInput;
import tutti.engine.ConferenceOutput;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;
import tutti.engine.Processor;

/// Everybody hears everybody else: a recipe over the primitives, for one processor.
///
/// ```
///   join of party k:   attach(in k) · clone(out k, out 1) · add(out k, in 1) · for every other j: add(out j, in k)
///   leave of party k:  for every other j: leave(out j, id k) · stop(out k) · detach(in k)
/// ```
/// Each join and each leave is one change: no frame hears half of it. The conference never opens or releases channels.
/// Thread: any. Source: Prosody `sm_conference_create`, `_add_party`, `_remove_party`, `_info`, `_delete`.
public final class Conference {
    private final Processor processor;
    private final List<Party> parties = new ArrayList<>();
    private boolean deleted;

    public Conference(Processor processor) {
        this.processor = processor;
    }

    /// Adds a party that speaks and hears through one channel; see [#addParty(Channel, Channel)].
    public Party addParty(Channel channel) {
        return addParty(channel, channel);
    }

    /// Adds a party that is heard by `in` and hears with `out`; all or nothing.
    ///
    /// `BAD_PARAMETER` when `in` is a party already, or a channel is on another processor; `WRONG_CHANNEL_STATE`
    /// when `out` is in use (as it is for a party of another conference), or the conference was deleted.
    public Party addParty(Channel in, Channel out) {
        return processor.atomically(() -> {
            requireLive();
            if (find(in).isPresent()) throw badParameter(in + " is in this conference already; remove it first");
            if (in.processor() != processor || out.processor() != processor) {
                throw badParameter(in + " or " + out + " is not on the conference's processor " + processor.number());
            }
            Party party = new Party(in, out);
            join(party);
            parties.add(party);
            return party;
        });
    }

    private void join(Party party) {
        boolean attachedBefore = party.in().conferenceInput().id().isPresent();
        party.in().conferenceInput().attach();
        try {
            startOutput(party.out().conferenceOutput());
        } catch (EngineException refused) {
            if (!attachedBefore) party.in().conferenceInput().detach();
            throw refused;
        }
        for (Party other : living())
            other.out().conferenceOutput().add(party.in().conferenceInput());
    }

    private void startOutput(ConferenceOutput output) {
        Optional<Party> model = living().stream().findFirst();
        if (model.isEmpty()) {
            output.start();
            return;
        }
        output.clone(model.get().out().conferenceOutput());
        output.add(model.get().in().conferenceInput());
    }

    /// Parties whose channels nobody has released behind the conference's back.
    private List<Party> living() {
        return parties.stream()
                .filter(party -> party.out().conferenceOutput().isRunning()
                        && party.in().conferenceInput().id().isPresent())
                .toList();
    }

    /// Removes the party whose channels are `in` and `out`.
    ///
    /// `BAD_PARAMETER` when `in` is no party of this conference, or joined with another `out`.
    public void removeParty(Channel in, Channel out) {
        processor.atomically(() -> {
            Party party = find(in).orElseThrow(() -> badParameter(in + " is not in this conference"));
            if (party.out() != out) throw badParameter(in + " joined with " + party.out() + ", not with " + out);
            leave(party);
            parties.remove(party);
        });
    }

    public void removeParty(Channel channel) {
        removeParty(channel, channel);
    }

    private void leave(Party party) {
        ConferenceInput input = party.in().conferenceInput();
        input.id().ifPresent(id -> {
            for (Party other : living()) {
                if (!other.equals(party)) other.out().conferenceOutput().leave(id);
            }
        });
        if (party.out().conferenceOutput().isRunning())
            party.out().conferenceOutput().stop();
        if (input.id().isPresent() && !input.isHeard()) input.detach();
    }

    /// Who is here and who of them is active in this moment.
    public ConferenceInfo info() {
        return processor.atomically(() -> {
            List<Party> active = parties.size() < 2
                    ? List.of()
                    : parties.stream()
                            .filter(party -> party.in().conferenceInput().isActive())
                            .toList();
            return new ConferenceInfo(parties, active);
        });
    }

    /// Removes every party; afterwards the conference takes nobody. Deleting again changes nothing.
    public void delete() {
        processor.atomically(() -> {
            deleted = true;
            for (Party party : List.copyOf(parties)) removeParty(party.in(), party.out());
        });
    }

    private Optional<Party> find(Channel in) {
        return parties.stream().filter(party -> party.in() == in).findFirst();
    }

    private void requireLive() {
        if (deleted) {
            throw new EngineException(ErrorCode.WRONG_CHANNEL_STATE, "the conference has been deleted; create another");
        }
    }

    private static EngineException badParameter(String message) {
        return new EngineException(ErrorCode.BAD_PARAMETER, message);
    }
}
