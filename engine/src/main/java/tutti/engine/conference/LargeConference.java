package tutti.engine.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tutti.engine.Channel;
import tutti.engine.Engine;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;
import tutti.engine.Processor;

/// Everybody hears everybody else, over several processors: a [Conference] on each, and links between them.
///
/// What each party hears is bit for bit what it would hear on one processor with room for all, in the same
/// frame: links carry exact sums and add no delay. The processors tick by [Engine#tick], or on threads of
/// their own with a [tutti.engine.LinkWait]. The conference opens and releases the channels of its links,
/// never those of its parties. Thread: any. Source: Prosody's application note on building large
/// conferences over modules.
public final class LargeConference {
    private final Engine engine;
    private final List<Node> nodes;
    private boolean deleted;

    /// A conference over `processors`, linked as `model` says. For a hierarchical one the first is the hub.
    ///
    /// `BAD_PARAMETER` when they are none, of different engines, or one comes twice; `NO_RESOURCES` when
    /// one has no room for its links, which leaves nothing behind.
    public LargeConference(LinkModel model, List<Processor> processors) {
        requireLinkable(processors);
        engine = processors.getFirst().engine();
        nodes = processors.stream().map(Node::new).toList();
        engine.atomically(() -> {
            try {
                link(model);
            } catch (EngineException refused) {
                nodes.forEach(Node::close);
                throw refused;
            }
        });
    }

    private static void requireLinkable(List<Processor> processors) {
        if (processors.isEmpty()) throw badParameter("a conference over no processors; give one or more");
        if (processors.stream().distinct().count() < processors.size()) {
            throw badParameter("a processor is named twice; name each once");
        }
        if (processors.stream().map(Processor::engine).distinct().count() > 1) {
            throw badParameter("the processors are of different engines; open them with one engine");
        }
    }

    private void link(LinkModel model) {
        switch (model) {
            case BROADCAST -> linkAll();
            case PIPELINE -> {
                linkChain(nodes);
                linkChain(nodes.reversed());
            }
            case HIERARCHICAL -> linkLeaves(nodes.getFirst(), nodes.subList(1, nodes.size()));
        }
    }

    private void linkAll() {
        for (Node from : nodes) {
            if (nodes.size() == 1) return;
            Channel departure = from.openDeparture(List.of());
            for (Node to : nodes) {
                if (to != from) connect(departure, to.openArrival(from));
            }
        }
    }

    /// One direction of a chain: what has arrived from before goes on.
    private static void linkChain(List<Node> chain) {
        for (int i = 0; i + 1 < chain.size(); i++) {
            Node here = chain.get(i);
            Channel departure = here.openDeparture(i == 0 ? List.of() : List.of(chain.get(i - 1)));
            connect(departure, chain.get(i + 1).openArrival(here));
        }
    }

    private static void linkLeaves(Node hub, List<Node> leaves) {
        for (Node leaf : leaves) connect(leaf.openDeparture(List.of()), hub.openArrival(leaf));
        for (Node leaf : leaves) {
            List<Node> others = new ArrayList<>(leaves);
            others.remove(leaf);
            connect(hub.openDeparture(others), leaf.openArrival(hub));
        }
    }

    private static void connect(Channel departure, Channel arrival) {
        arrival.receiveFrom(departure.conferenceOutput().sumTo(arrival.processor()));
    }

    /// Adds a party that speaks and hears through one channel; see [#addParty(Channel, Channel,
    /// PartySettings)].
    public Party addParty(Channel channel) {
        return addParty(channel, channel, PartySettings.UNITY);
    }

    /// Adds a party that is heard by `in` and hears with `out`, both on one of the processors; all or
    /// nothing.
    ///
    /// `BAD_PARAMETER` when they are not; else as [Conference#addParty(Channel, Channel, PartySettings)].
    public Party addParty(Channel in, Channel out, PartySettings settings) {
        return engine.atomically(() -> {
            requireLive();
            if (node(in) != node(out)) {
                throw badParameter(in + " and " + out + " are on different processors; a party has both on one");
            }
            return node(in).addParty(in, out, settings);
        });
    }

    /// Removes the party whose channels are `in` and `out`. `BAD_PARAMETER` when there is none.
    public void removeParty(Channel in, Channel out) {
        engine.atomically(() -> {
            requireLive();
            node(in).removeParty(in, out);
        });
    }

    /// Removes a party that speaks and hears through one channel; see [#removeParty(Channel, Channel)].
    public void removeParty(Channel channel) {
        removeParty(channel, channel);
    }

    /// Who is here and who of them is active in this moment, processor by processor.
    public ConferenceInfo info() {
        return engine.atomically(() -> {
            List<Party> parties = new ArrayList<>();
            for (Node node : nodes) parties.addAll(node.parties.info().parties());
            List<Party> active = parties.size() < 2
                    ? List.of()
                    : parties.stream()
                            .filter(party -> party.in().conferenceInput().isActive())
                            .toList();
            return new ConferenceInfo(parties, active);
        });
    }

    /// Removes every party and releases the channels of the links; deleting again changes nothing.
    public void delete() {
        engine.atomically(() -> {
            if (deleted) return;
            deleted = true;
            nodes.forEach(Node::close);
        });
    }

    private Node node(Channel channel) {
        if (channel.sampleRateHz() != engine.settings().sampleRateHz()) {
            throw badParameter(channel + " works at " + channel.sampleRateHz()
                    + " Hz and the links at the engine's rate; for several rates use a Meeting");
        }
        Optional<Node> found = nodes.stream()
                .filter(node -> node.processor == channel.processor())
                .findFirst();
        return found.orElseThrow(
                () -> badParameter(channel + " is on none of the conference's processors; use a channel of one"));
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
