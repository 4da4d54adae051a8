package tutti.engine.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tutti.engine.Channel;
import tutti.engine.ConferenceInput;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;
import tutti.engine.Processor;

/// Everybody hears everybody else: a recipe over the primitives, for one processor.
///
/// ```
///   join of party k:   start(out k) · for every other j: add(out k, in j) · for every other j: add(out j,
/// in k) ·
///                      attach(in k) · adjust volume(in k) · adjust volume(out k)
///   leave of party k:  for every other j: leave(out j, id k) · stop(out k) · detach(in k)
/// ```
/// Each join and each leave is one change: no frame hears half of it, and a join that is refused leaves
/// nothing behind. A channel is heard in one conference at a time. The conference never opens or releases
/// channels. Thread: any. Source: Prosody `sm_conference_create`, `_add_party`, `_remove_party`, `_info`,
/// `_delete`.
public final class Conference {
    private final Processor processor;
    private final List<Party> parties = new ArrayList<>();
    private boolean deleted;

    /// A conference of nobody, for channels of `processor`; it takes no resources until somebody joins.
    public Conference(Processor processor) {
        this.processor = processor;
    }

    /// Adds a party that speaks and hears through one channel; see [#addParty(Channel, Channel)].
    public Party addParty(Channel channel) {
        return addParty(channel, channel);
    }

    /// Adds a party that is heard by `in` and hears with `out`, both at 0 dB; see
    /// [#addParty(Channel, Channel, PartySettings)].
    public Party addParty(Channel in, Channel out) {
        return addParty(in, out, PartySettings.UNITY);
    }

    /// Adds a party that is heard by `in` and hears with `out`, as loud as `settings` say; all or nothing.
    ///
    /// `BAD_PARAMETER` when `in` is a party already, or a channel is on another processor, or a datafeed
    /// loop would come about; `WRONG_CHANNEL_STATE` when `in` is a party of another conference, `out` is
    /// in use, or the conference was deleted; `WRONG_CHANNEL_TYPE` when a side is missing;
    /// `NO_SUCH_CHANNEL` when it was released.
    public Party addParty(Channel in, Channel out, PartySettings settings) {
        return processor.atomically(() -> {
            requireLive();
            if (find(in).isPresent()) throw badParameter(in + " is in this conference already; remove it first");
            if (in.processor() != processor || out.processor() != processor) {
                throw badParameter((in.processor() == processor ? out : in) + " is not on the conference's processor "
                        + processor.number() + "; use a channel of that, or a LargeConference");
            }
            Party party = new Party(in, out);
            new Joining(party).join(this, living(), settings);
            parties.add(party);
            return party;
        });
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
    /// `BAD_PARAMETER` when `in` is no party of this conference, or joined with another `out`;
    /// `WRONG_CHANNEL_STATE` when the conference was deleted.
    public void removeParty(Channel in, Channel out) {
        processor.atomically(() -> {
            requireLive();
            remove(in, out);
        });
    }

    private void remove(Channel in, Channel out) {
        Party party = find(in).orElseThrow(
                        () -> badParameter(in + " is not in this conference; remove a party that was added"));
        if (party.out() != out) {
            throw badParameter(
                    in + " joined with " + party.out() + ", not with " + out + "; give the pair that joined");
        }
        leave(party);
        parties.remove(party);
    }

    /// Removes a party that speaks and hears through one channel; see [#removeParty(Channel, Channel)].
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
        input.disown(this);
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
            for (Party party : List.copyOf(parties)) remove(party.in(), party.out());
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
