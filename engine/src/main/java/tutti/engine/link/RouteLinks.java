package tutti.engine.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import tutti.engine.ConferenceInput;
import tutti.engine.ConferenceOutput;

/// The links from one processor to another: what they should carry, and what they carry since the last time.
final class RouteLinks {
    private final Route route;
    private final Numbers<ConferenceInput> sources;
    private final Numbers<ConferenceOutput> listeners;
    private final TreeMap<Integer, Audience> audienceBySource = new TreeMap<>();
    private final Set<Link> links = new LinkedHashSet<>();

    /// Sources with one audience.
    private static final class Group {
        final BitSet members = new BitSet();
        final Audience audience;

        Group(Audience audience) {
            this.audience = audience;
        }
    }

    RouteLinks(Route route, Numbers<ConferenceInput> sources, Numbers<ConferenceOutput> listeners) {
        this.route = route;
        this.sources = sources;
        this.listeners = listeners;
    }

    void put(int source, int listener, OptionalDouble factor) {
        audienceBySource.computeIfAbsent(source, _ -> new Audience()).put(listener, factor);
    }

    void remove(int source, int listener) {
        Audience audience = audienceBySource.get(source);
        if (audience == null) return;
        audience.remove(listener);
        if (audience.isEmpty()) audienceBySource.remove(source);
    }

    boolean isEmpty() {
        return audienceBySource.isEmpty() && links.isEmpty();
    }

    int size() {
        return links.size();
    }

    boolean carries(int source, int listener) {
        return links.stream().anyMatch(link -> link.carried.get(source) && link.carries(source, listener));
    }

    /// Leaves first, then closes what nobody needs, then opens and adds: in between no sum is where it may not be,
    /// and no loop comes about that is not there in the end.
    void settle() {
        List<Group> groups = groups();
        Map<Group, Link> kept = keep(groups);
        kept.forEach((group, link) -> link.take(group.members, group.audience));
        Set<Link> unneeded = new LinkedHashSet<>(links);
        unneeded.removeAll(kept.values());
        unneeded.forEach(Link::close);
        links.removeAll(unneeded);
        for (Group group : groups) {
            Link link = kept.get(group);
            if (link == null) {
                link = Link.open(route, sources, listeners);
                links.add(link);
            }
            link.give(group.members, group.audience);
        }
    }

    private List<Group> groups() {
        Map<BitSet, Group> shared = new LinkedHashMap<>();
        List<Group> groups = new ArrayList<>();
        audienceBySource.forEach((source, audience) -> {
            Group group = audience.sharesLinks() ? shared.get(audience.listeners) : null;
            if (group == null) {
                group = new Group(audience);
                groups.add(group);
                if (audience.sharesLinks()) shared.put(audience.listeners, group);
            }
            group.members.set(source);
        });
        return groups;
    }

    /// For each group the link that carries some of it already, if there is one.
    private Map<Group, Link> keep(List<Group> groups) {
        Map<Group, Link> kept = new LinkedHashMap<>();
        Set<Link> free = new LinkedHashSet<>(links);
        for (Group group : groups) {
            Optional<Link> own = free.stream()
                    .filter(link -> link.carried.intersects(group.members))
                    .findFirst();
            own.ifPresent(link -> {
                kept.put(group, link);
                free.remove(link);
            });
        }
        return kept;
    }
}
