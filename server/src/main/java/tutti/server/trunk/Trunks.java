package tutti.server.trunk;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tutti.server.config.TrunkSettings;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;

/// All providers of the settings: keeps us registered there and knows which calls are theirs.
///
/// Thread: the SIP loop's, except [#all]. Names are asked for at the start and every few minutes, never
/// while a call waits.
public final class Trunks {
    private static final long REFRESH_NANOS = 300_000_000_000L;
    private static final long REFRESH_LOST_NANOS = 15_000_000_000L;

    private final List<Trunk> trunks;
    private final HostLookup lookup;
    private Optional<Registrar> registrar = Optional.empty();
    private long nextLookupNanos;

    /// `journal` gets a line for each change of a trunk's state.
    public Trunks(List<TrunkSettings> settings, Paths paths, HostLookup lookup, Consumer<String> journal) {
        this.lookup = lookup;
        trunks = settings.stream()
                .map(trunk -> new Trunk(new TrunkAccount(trunk), paths, journal))
                .toList();
    }

    /// Thread: any.
    public List<Trunk> all() {
        return trunks;
    }

    public Optional<Trunk> named(String name) {
        return trunks.stream().filter(trunk -> trunk.name().equals(name)).findFirst();
    }

    /// The trunk whose numbers are at `host`.
    public Optional<Trunk> at(String host) {
        return trunks.stream().filter(trunk -> trunk.serves(host)).findFirst();
    }

    /// The trunk that brought this request to our number there.
    public Optional<Trunk> sourceOf(SipRequest request, Flow flow) {
        return trunks.stream().filter(trunk -> trunk.isSourceOf(request, flow)).findFirst();
    }

    /// Looks all of them up and registers.
    public void start(Registrar with, long nowNanos) {
        registrar = Optional.of(with);
        lookUp(with, nowNanos);
    }

    /// Call it every second or so.
    public void keepHouse(long nowNanos) {
        if (nowNanos - nextLookupNanos >= 0) registrar.ifPresent(with -> lookUp(with, nowNanos));
    }

    private void lookUp(Registrar with, long nowNanos) {
        boolean lost = trunks.stream().anyMatch(Trunk::isLost);
        nextLookupNanos = nowNanos + (lost ? REFRESH_LOST_NANOS : REFRESH_NANOS);
        trunks.forEach(trunk -> lookUp(trunk, with, nowNanos));
    }

    /// The next hop first, then whoever else may call for the provider.
    private void lookUp(Trunk trunk, Registrar with, long nowNanos) {
        NextHop hop = hop(trunk.account().nextHop());
        lookup.find(hop, nextHop -> {
            List<InetSocketAddress> all = new ArrayList<>(nextHop);
            SipUri registrarUri = trunk.account().servers().getFirst();
            lookup.find(hop(registrarUri), more -> {
                all.addAll(more);
                trunk.resolved(nextHop, all, with, nowNanos);
            });
        });
    }

    private static NextHop hop(SipUri uri) {
        return NextHop.of(uri)
                .orElseThrow(() -> new IllegalArgumentException(
                        uri + " asks for a transport that SIP trunks cannot have; use udp, tcp or tls"));
    }

    /// Takes every registration back.
    public void close(long nowNanos) {
        registrar = Optional.empty();
        trunks.forEach(trunk -> trunk.close(nowNanos));
    }
}
