package tutti.engine.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import tutti.engine.ConferenceInput;
import tutti.engine.ConferenceOutput;
import tutti.engine.Engine;
import tutti.engine.EngineException;
import tutti.engine.ErrorCode;
import tutti.engine.Processor;

/// The cells of a conference whose source and listener are on different processors.
///
/// ```
///   processor A                                          processor B
///   x, y, z   heard by all on B  ──► one exact sum ──► one input ──► every listener on B
///   coach     heard by q alone   ──► another       ──► another   ──► q
/// ```
/// Sources that the same listeners of a processor hear share a link to it, so a link carries what all its listeners
/// may hear and nobody ever gets his own processor's sum back. With n kinds of audience there are n links a pair
/// of processors and rate: one for most conferences, whatever their size. The samples are those of one large processor,
/// bit for bit, in the same frame. Each link takes an output side here and an input side there.
///
/// Thread: any; calls that belong together go inside one [Engine#atomically].
public final class Crossings {
    private final Engine engine;
    private final Numbers<ConferenceInput> sources = new Numbers<>();
    private final Numbers<ConferenceOutput> listeners = new Numbers<>();
    private final Map<Cell, OptionalDouble> cells = new LinkedHashMap<>();
    private final Map<Route, RouteLinks> routes = new LinkedHashMap<>();
    private final Set<Route> unsettled = new LinkedHashSet<>();
    private final List<Runnable> undo = new ArrayList<>();
    private boolean someoneLeft;

    private record Cell(int source, int listener) {}

    /// No cells and no links yet, among all processors of `engine`.
    public Crossings(Engine engine) {
        this.engine = engine;
    }

    /// From the next [#settle] on `listener`, a standard output, has `source`. Nothing changes when it has.
    ///
    /// `WRONG_CHANNEL_STATE` when `source` is not attached; `BAD_PARAMETER` when both are on one processor or one
    /// is of another engine.
    public void connect(ConferenceInput source, ConferenceOutput listener) {
        put(source, listener, OptionalDouble.empty());
    }

    /// As [#connect(ConferenceInput, ConferenceOutput)] for an output of individual volume.
    public void connect(ConferenceInput source, ConferenceOutput listener, double factor) {
        put(source, listener, OptionalDouble.of(factor));
    }

    private void put(ConferenceInput source, ConferenceOutput listener, OptionalDouble factor) {
        engine.atomically(() -> {
            Route route = route(source, listener);
            if (source.id().isEmpty()) {
                throw new EngineException(
                        ErrorCode.WRONG_CHANNEL_STATE,
                        source.channel() + " has no attached input; attach() it before it is linked");
            }
            Cell cell = new Cell(sources.of(source), listeners.of(listener));
            OptionalDouble before = cells.get(cell);
            if (before == null || !before.equals(factor)) set(route, cell, factor);
        });
    }

    /// From the next [#settle] on `listener` does not have `source`. Nothing changes when it has not.
    public void disconnect(ConferenceInput source, ConferenceOutput listener) {
        engine.atomically(() -> {
            if (!sources.has(source) || !listeners.has(listener)) return;
            Cell cell = new Cell(sources.of(source), listeners.of(listener));
            OptionalDouble before = cells.remove(cell);
            if (before == null) return;
            someoneLeft = true;
            Route route = route(source, listener);
            route(route).remove(cell.source, cell.listener);
            unsettled.add(route);
            undo.add(() -> set(route, cell, before));
        });
    }

    private void set(Route route, Cell cell, OptionalDouble factor) {
        OptionalDouble before = cells.put(cell, factor);
        route(route).put(cell.source, cell.listener, factor);
        unsettled.add(route);
        undo.add(() -> {
            if (before != null) {
                set(route, cell, before);
            } else {
                cells.remove(cell);
                someoneLeft = true;
                route(route).remove(cell.source, cell.listener);
            }
        });
    }

    /// Makes the links follow what was connected and disconnected since the last time, or refuses all of it.
    ///
    /// `NO_RESOURCES` when a processor has no side left for a link; `BAD_PARAMETER` when a datafeed loop would come
    /// about, or a factor does not fit an output.
    public void settle() {
        engine.atomically(() -> {
            try {
                for (Route route : unsettled) route(route).settle();
            } catch (EngineException refused) {
                undoAll();
                for (Route route : unsettled) route(route).settle();
                throw refused;
            } finally {
                settled();
            }
        });
    }

    /// Forgets what was connected and disconnected since the last [#settle].
    public void revert() {
        engine.atomically(() -> {
            undoAll();
            settled();
        });
    }

    private void undoAll() {
        for (Runnable step : List.copyOf(undo).reversed()) step.run();
    }

    private void settled() {
        undo.clear();
        if (someoneLeft) forgetEmptyRoutes();
        someoneLeft = false;
        unsettled.clear();
    }

    private void forgetEmptyRoutes() {
        for (Route route : unsettled) {
            if (route(route).isEmpty()) routes.remove(route);
        }
        BitSet heard = new BitSet();
        BitSet hearing = new BitSet();
        for (Cell cell : cells.keySet()) {
            heard.set(cell.source);
            hearing.set(cell.listener);
        }
        sources.keep(heard);
        listeners.keep(hearing);
    }

    /// Whether the samples of `source` reach `listener` over a link.
    public boolean contains(ConferenceInput source, ConferenceOutput listener) {
        return engine.atomically(() -> {
            if (!sources.has(source) || !listeners.has(listener)) return false;
            RouteLinks links = routes.get(route(source, listener));
            return links != null && links.carries(sources.of(source), listeners.of(listener));
        });
    }

    /// How many links there are. Each takes an output side and an input side.
    public int links() {
        return engine.atomically(
                () -> routes.values().stream().mapToInt(RouteLinks::size).sum());
    }

    private RouteLinks route(Route route) {
        return routes.computeIfAbsent(route, it -> new RouteLinks(it, sources, listeners));
    }

    private Route route(ConferenceInput source, ConferenceOutput listener) {
        Processor from = source.channel().processor();
        Processor to = listener.channel().processor();
        if (from.engine() != engine || to.engine() != engine || from == to) {
            throw new EngineException(
                    ErrorCode.BAD_PARAMETER,
                    source.channel() + " and " + listener.channel()
                            + " are not on two processors of this engine; on one processor use add()");
        }
        return new Route(from, to, listener.channel().sampleRateHz());
    }
}
