package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tutti.sip.transport.Transport;

/// Calls over every transport and both kinds of addresses, with real sockets.
class TransportsIT {
    @ParameterizedTest
    @CsvSource({
        "UDP,127.0.0.1", "TCP,127.0.0.1", "TLS,127.0.0.1", "WS,127.0.0.1",
        "UDP,::1", "TCP,::1", "TLS,::1", "WS,::1"
    })
    void aPhoneCallsAndHangsUp(Transport transport, String bind) throws Exception {
        try (SipHouse house = new SipHouse(bind);
                RawPhone phone = house.phone(transport)) {
            String answer = phone.invite("", RawPhone.sdp("0", 40_000));
            assertThat(answer).startsWith("SIP/2.0 200");
            String own = PhoneLine.hostPort(
                    house.address(transport).getAddress(),
                    house.address(transport).getPort());
            String parameter = transport == Transport.UDP ? "" : ";transport=" + transport.uriParameter();
            assertThat(answer).contains("Contact: <sip:room@" + own + parameter + ">");
            assertThat(phone.bye()).startsWith("SIP/2.0 200");
            await().untilAsserted(() ->
                    assertThat(house.events).endsWith("incoming " + transport, "acknowledged", "ended BYE_RECEIVED"));
            assertThat(house.loop.unexpectedErrors()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Transport.class,
            names = {"UDP", "TCP", "TLS", "WS"})
    void weHangUpOnTheWayTheCallCame(Transport transport) throws Exception { // RFC 3261 §18.1.1, RFC 7118 §5
        try (SipHouse house = new SipHouse("127.0.0.1");
                RawPhone phone = house.phone(transport)) {
            phone.invite("", RawPhone.sdp("0", 40_000));
            await().until(() -> house.events.contains("acknowledged"));
            house.hangUp();
            phone.answerBye();
            await().until(() -> house.events.contains("ended HUNG_UP"));
        }
    }

    @ParameterizedTest
    @CsvSource({"TCP,127.0.0.1", "TLS,127.0.0.1", "TCP,::1", "TLS,::1"})
    void oneHouseCallsTheOther(Transport transport, String bind) throws Exception {
        try (SipHouse caller = new SipHouse(bind);
                SipHouse called = new SipHouse(bind)) {
            caller.dial(transport, called.address(transport));
            await().until(() -> caller.events.contains("answered"));
            await().until(() -> called.events.contains("acknowledged"));
            caller.hangUp();
            await().until(() -> called.events.contains("ended BYE_RECEIVED"));
            assertThat(caller.loop.connections()).isEqualTo(1);
        }
    }

    @Test
    void aWildcardIsNeverWhatAPeerIsTold() throws Exception {
        for (String bind : List.of("0.0.0.0", "::")) {
            try (SipHouse house = new SipHouse(bind)) {
                for (Transport transport : List.of(Transport.UDP, Transport.TCP, Transport.WS)) {
                    try (RawPhone phone = house.phone(transport)) {
                        String answer = phone.invite("", RawPhone.sdp("0", 40_000));
                        assertThat(answer).contains("Contact: <sip:room@127.0.0.1:");
                        phone.bye();
                    }
                }
            }
        }
    }

    @Test
    void anIpv6WildcardServesBothFamilies() throws Exception {
        try (SipHouse house = new SipHouse("::")) {
            for (String host : List.of("127.0.0.1", "::1")) {
                InetSocketAddress server = new InetSocketAddress(
                        InetAddress.ofLiteral(host), house.loop.local().getPort());
                try (RawPhone phone = new RawPhone(server, "room")) {
                    assertThat(phone.invite("", RawPhone.sdp("0", 40_000))).startsWith("SIP/2.0 200");
                    phone.bye();
                }
            }
        }
    }
}
