package tutti.server.trunk;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tutti.sip.transport.NumericAddress;

/// Asks for the addresses of hosts without making the SIP loop wait.
///
/// ```
///   find ─► numeric? ─────────────────────────────────► found
///             └─► virtual thread ─► servers of the domain (SRV) ─► their addresses, else the host's ─► owner ─► found
/// ```
/// Source: RFC 3263 §4.2.
public final class HostLookup {
    /// Lookups at one time; one more finds nothing.
    public static final int LOOKUPS_MAX = 64;

    private final Executor owner;
    private final AddressBook book;
    private final boolean onlyIpv4;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    /// `owner` runs tasks on the thread that asks; sockets bound to `bind` reach addresses of its family, and with
    /// IPv6 both.
    public HostLookup(Executor owner, AddressBook book, InetAddress bind) {
        this.owner = owner;
        this.book = book;
        onlyIpv4 = bind instanceof Inet4Address;
    }

    /// Tells `found` the addresses of `hop`, none if the host is not known; at once for a numeric host,
    /// else later on the owner's thread. Thread: the owner's.
    public void find(NextHop hop, Consumer<List<InetSocketAddress>> found) {
        Optional<InetAddress> numeric = NumericAddress.parse(hop.host());
        if (numeric.isPresent()) {
            found.accept(reachable(List.of(numeric.get()), hop.port()));
        } else if (running.incrementAndGet() > LOOKUPS_MAX) {
            running.decrementAndGet();
            refused.incrementAndGet();
            found.accept(List.of());
        } else {
            Thread.ofVirtual().name("lookup " + hop).start(() -> lookUp(hop, found));
        }
    }

    private void lookUp(NextHop hop, Consumer<List<InetSocketAddress>> found) {
        List<InetSocketAddress> addresses;
        try {
            addresses = ask(hop);
        } catch (UnknownHostException | RuntimeException _) {
            addresses = List.of();
        } finally {
            running.decrementAndGet();
        }
        List<InetSocketAddress> answer = addresses;
        owner.execute(() -> found.accept(answer));
    }

    private List<InetSocketAddress> ask(NextHop hop) throws UnknownHostException {
        List<ServiceRecord> servers = hop.service().map(book::serversOf).orElse(List.of());
        if (servers.isEmpty()) return reachable(book.addressesOf(hop.host()), hop.port());
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (ServiceRecord server : ServiceRecord.inOrder(servers, ThreadLocalRandom.current())) {
            if (server.target().isEmpty()) continue;
            try {
                addresses.addAll(reachable(book.addressesOf(server.target()), server.port()));
            } catch (UnknownHostException _) {
                // The next one may have an address.
            }
        }
        return addresses;
    }

    private List<InetSocketAddress> reachable(List<InetAddress> addresses, int port) {
        return addresses.stream()
                .filter(address -> !onlyIpv4 || address instanceof Inet4Address)
                .filter(address -> !address.isAnyLocalAddress() && !address.isMulticastAddress())
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /// How many lookups were refused because too many ran. Thread: any.
    public long refused() {
        return refused.get();
    }
}
