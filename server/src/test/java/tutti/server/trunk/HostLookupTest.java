package tutti.server.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Transport;

/// The test is the owner's thread: tasks wait in a queue until it runs them.
class HostLookupTest {
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final List<List<InetSocketAddress>> found = new ArrayList<>();

    private static NextHop hop(String uri) {
        return NextHop.of(SipUri.parse(uri).orElseThrow()).orElseThrow();
    }

    private HostLookup lookup(String bind, AddressBook book) {
        return new HostLookup(tasks::add, book, InetAddress.ofLiteral(bind));
    }

    private void runTask() throws InterruptedException {
        Runnable task = tasks.poll(5, TimeUnit.SECONDS);
        assertThat(task).isNotNull();
        task.run();
    }

    @Test
    void aNumericHostIsFoundAtOnceAndNobodyIsAsked() {
        HostLookup lookup = lookup("127.0.0.1", _ -> {
            throw new AssertionError("asked");
        });
        lookup.find(hop("sip:bob@192.0.2.7:5070"), found::add);
        assertThat(found).containsExactly(List.of(new InetSocketAddress("192.0.2.7", 5070)));
        lookup.find(hop("sip:bob@0.0.0.0"), found::add);
        lookup.find(hop("sip:bob@224.0.0.1"), found::add);
        assertThat(found.subList(1, 3)).allMatch(List::isEmpty);
    }

    @Test
    void aNameIsFoundOnTheOwnersThread() throws Exception {
        HostLookup lookup = lookup(
                "127.0.0.1", _ -> List.of(InetAddress.ofLiteral("2001:db8::7"), InetAddress.ofLiteral("192.0.2.7")));
        lookup.find(hop("sip:bob@example.org"), found::add);
        assertThat(found).isEmpty();
        runTask();
        assertThat(found.getFirst()).containsExactly(new InetSocketAddress("192.0.2.7", 5060));
    }

    @Test
    void withAnIpv6SocketBothFamiliesAreReached() throws Exception {
        HostLookup lookup =
                lookup("::", _ -> List.of(InetAddress.ofLiteral("2001:db8::7"), InetAddress.ofLiteral("192.0.2.7")));
        lookup.find(hop("sip:bob@example.org"), found::add);
        runTask();
        assertThat(found.getFirst()).hasSize(2);
    }

    @Test
    void aNameNobodyKnowsHasNoAddress() throws Exception {
        HostLookup lookup = lookup("127.0.0.1", host -> {
            throw new UnknownHostException(host);
        });
        lookup.find(hop("sip:bob@example.invalid"), found::add);
        runTask();
        assertThat(found).containsExactly(List.of());
    }

    @Test
    void oneLookupMoreThanTheLimitFindsNothingAndIsCounted() throws Exception {
        CountDownLatch dns = new CountDownLatch(1);
        HostLookup lookup = lookup("127.0.0.1", host -> {
            try {
                dns.await();
            } catch (InterruptedException _) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.ofLiteral("192.0.2.7"));
        });
        for (int i = 0; i < HostLookup.LOOKUPS_MAX; i++) lookup.find(hop("sip:bob@example.org"), found::add);
        assertThat(found).isEmpty();
        lookup.find(hop("sip:bob@example.org"), found::add);
        assertThat(found).containsExactly(List.of());
        assertThat(lookup.refused()).isEqualTo(1);
        dns.countDown();
        for (int i = 0; i < HostLookup.LOOKUPS_MAX; i++) runTask();
        lookup.find(hop("sip:bob@example.org"), found::add);
        runTask();
        assertThat(found.getLast()).hasSize(1);
    }

    /// RFC 3263 §4.2.
    @Test
    void serversOfADomainComeByPriorityWithTheirPorts() throws Exception {
        lookup("127.0.0.1", new Provider()).find(hop("sip:bob@example.org"), found::add);
        runTask();
        assertThat(found)
                .containsExactly(List.of(
                        new InetSocketAddress("192.0.2.1", 5070),
                        new InetSocketAddress("192.0.2.11", 5070),
                        new InetSocketAddress("192.0.2.2", 5080)));
    }

    /// RFC 3263 §4.2.
    @Test
    void aUriWithAPortIsNotLookedUpAsADomain() throws Exception {
        lookup("127.0.0.1", new Provider()).find(hop("sip:bob@example.org:5062"), found::add);
        runTask();
        assertThat(found).containsExactly(List.of(new InetSocketAddress("192.0.2.9", 5062)));
    }

    /// RFC 2782: the target `.` says that there is no such service.
    @Test
    void aDomainWithoutTheServiceHasNoAddress() throws Exception {
        lookup("127.0.0.1", new Provider()).find(hop("sip:bob@example.org;transport=tcp"), found::add);
        runTask();
        assertThat(found).containsExactly(List.of());
    }

    /// Three servers by UDP, of which the second is gone; none by TCP; nothing about TLS.
    private static final class Provider implements AddressBook {
        @Override
        public List<InetAddress> addressesOf(String host) throws UnknownHostException {
            return switch (host) {
                case "one.example.org" ->
                    List.of(InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("192.0.2.11"));
                case "two.example.org" -> List.of(InetAddress.ofLiteral("192.0.2.2"));
                case "example.org" -> List.of(InetAddress.ofLiteral("192.0.2.9"));
                default -> throw new UnknownHostException(host);
            };
        }

        @Override
        public List<ServiceRecord> serversOf(String service) {
            return switch (service) {
                case "_sip._udp.example.org" ->
                    List.of(
                            new ServiceRecord(30, 0, 5080, "two.example.org"),
                            new ServiceRecord(20, 0, 5080, "gone.example.org"),
                            new ServiceRecord(10, 0, 5070, "one.example.org"));
                case "_sip._tcp.example.org" -> List.of(new ServiceRecord(0, 0, 0, ""));
                default -> throw new AssertionError("asked for " + service);
            };
        }
    }

    /// RFC 3263 §4.1, §4.2.
    @Test
    void aUriSaysTransportAndPort() {
        assertThat(hop("sip:example.org")).isEqualTo(new NextHop(Transport.UDP, "example.org", OptionalInt.empty()));
        assertThat(hop("sip:example.org").port()).isEqualTo(5060);
        assertThat(hop("sips:example.org").transport()).isEqualTo(Transport.TLS);
        assertThat(hop("sips:example.org").port()).isEqualTo(5061);
        assertThat(hop("sip:example.org:5080;transport=tls"))
                .isEqualTo(new NextHop(Transport.TLS, "example.org", OptionalInt.of(5080)));
        assertThat(NextHop.of(SipUri.parse("sip:example.org;transport=ws").orElseThrow()))
                .isEmpty();
        assertThat(NextHop.of(SipUri.parse("tel:+4930123").orElseThrow())).isEmpty();
    }

    /// RFC 3263 §4.2.
    @ParameterizedTest
    @CsvSource({
        "sip:example.org, _sip._udp.example.org",
        "sip:example.org;transport=tcp, _sip._tcp.example.org",
        "sip:example.org;transport=tls, _sips._tcp.example.org",
        "sips:example.org, _sips._tcp.example.org",
        "sip:example.org:5060,",
        "sip:192.0.2.7,",
        "sip:[2001:db8::7],",
        "sip:localhost,"
    })
    void aDomainIsAskedForItsServers(String uri, @Nullable String service) {
        assertThat(hop(uri).service()).isEqualTo(Optional.ofNullable(service));
    }
}
