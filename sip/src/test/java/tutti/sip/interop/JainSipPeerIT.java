package tutti.sip.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tutti.sip.SipEndpoint;
import tutti.sip.call.Call;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Transport;

/// Calls with a SIP stack that others wrote, both ways, over real UDP and TCP.
class JainSipPeerIT {
    private static final String TYPE = "application";
    private static final String DTMF = "dtmf-relay";

    /// One each for all tests: the stack takes a second to stop.
    private static final Map<Transport, JainPeer> PEERS = new EnumMap<>(Transport.class);

    private final SipLog log = new SipLog();

    @BeforeAll
    static void startPeers() throws Exception {
        for (Transport transport : List.of(Transport.UDP, Transport.TCP)) {
            PEERS.put(transport, new JainPeer(transport.name().toLowerCase(Locale.ROOT)));
        }
    }

    @AfterAll
    static void stopPeers() {
        PEERS.values().forEach(JainPeer::close);
    }

    private interface Scene {
        void play(SocketPump pump, JainPeer jain) throws Exception;
    }

    private void play(Transport transport, Scene scene) throws Exception {
        JainPeer jain = Objects.requireNonNull(PEERS.get(transport));
        jain.forget();
        try (SocketPump pump = new SocketPump(log)) {
            scene.play(pump, jain);
            await().atMost(Duration.ofSeconds(10)).until(() -> pump.count(SipEndpoint::dialogs) == 0);
            assertThat(pump.count(SipEndpoint::calls)).isZero();
            assertThat(jain.events).noneMatch(event -> event.startsWith("failed"));
        }
    }

    private static void expect(Queue<String> events, String event) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(events).contains(event));
    }

    private Call call(SocketPump pump, JainPeer jain, Transport transport) {
        SipUri target = SipUri.parse("sip:jain@127.0.0.1:" + jain.address().getPort() + ";transport="
                        + transport.name().toLowerCase(Locale.ROOT))
                .orElseThrow();
        NameAddress from = NameAddress.of(SipUri.parse("sip:room@127.0.0.1").orElseThrow());
        return pump.on((endpoint, now) -> endpoint.invite(
                target, from, pump.flow(transport, jain.address()), SipLog.SDP, "application/sdp", log, now));
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void isCalledChangedAndHungUp(Transport transport) throws Exception {
        play(transport, (pump, jain) -> {
            jain.invite(pump.address());
            expect(jain.events, "200 INVITE");
            expect(log.events, "acknowledged");
            jain.send("INVITE", TYPE, "sdp", "v=0");
            expect(log.events, "reoffered INVITE");
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            log.events.stream().filter("acknowledged"::equals).count() == 2);
            jain.send("UPDATE", TYPE, "sdp", "v=0");
            expect(log.events, "reoffered UPDATE");
            expect(jain.events, "200 UPDATE");
            jain.send("INFO", TYPE, DTMF, "Signal=1");
            expect(log.events, "info Signal=1");
            expect(jain.events, "200 INFO");
            jain.send("BYE", "", "", "");
            expect(log.events, "ended BYE_RECEIVED");
            expect(jain.events, "200 BYE");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void isCalledAndHangsUp(Transport transport) throws Exception {
        play(transport, (pump, jain) -> {
            jain.invite(pump.address());
            expect(log.events, "acknowledged");
            assertThat(pump.act(now -> log.calls.element().hangUp(now))).isTrue();
            expect(jain.events, "BYE");
            expect(log.events, "ended HUNG_UP");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void callsChangesAndHangsUp(Transport transport) throws Exception {
        play(transport, (pump, jain) -> {
            Call call = call(pump, jain, transport);
            expect(log.events, "progress 180");
            expect(log.events, "answered 200");
            expect(jain.events, "ACK");
            assertThat(pump.act(now -> call.reoffer(SipLog.SDP, "application/sdp", now)))
                    .isTrue();
            expect(log.events, "reofferAnswered 200");
            assertThat(pump.act(now -> call.sendInfo(new byte[] {'5'}, "application/dtmf", now)))
                    .isTrue();
            expect(jain.events, "INFO");
            assertThat(pump.act(now -> call.hangUp(now))).isTrue();
            expect(jain.events, "BYE");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void callsAndIsHungUp(Transport transport) throws Exception {
        play(transport, (pump, jain) -> {
            Call call = call(pump, jain, transport);
            assertThat(call.isIncoming()).isFalse();
            expect(jain.events, "ACK");
            jain.send("BYE", "", "", "");
            expect(log.events, "ended BYE_RECEIVED");
            expect(jain.events, "200 BYE");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void isCancelled(Transport transport) throws Exception {
        log.onlyRings = true;
        play(transport, (pump, jain) -> {
            jain.invite(pump.address());
            expect(jain.events, "180 INVITE");
            jain.cancel();
            expect(log.events, "cancelled");
            expect(jain.events, "200 CANCEL");
            expect(jain.events, "487 INVITE");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void cancels(Transport transport) throws Exception {
        play(transport, (pump, jain) -> {
            jain.onlyRing();
            Call call = call(pump, jain, transport);
            expect(log.events, "progress 180");
            assertThat(pump.act(now -> call.hangUp(now))).isTrue();
            expect(jain.events, "CANCEL");
            expect(log.events, "ended HUNG_UP");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"UDP", "TCP"})
    void tellsItsCapabilities(Transport transport) throws Exception {
        play(transport, (pump, jain) -> {
            jain.options(pump.address());
            expect(jain.events, "200 OPTIONS");
            assertThat(pump.<Integer>on((SipEndpoint endpoint, long now) -> endpoint.dialogs()))
                    .isZero();
        });
    }
}
