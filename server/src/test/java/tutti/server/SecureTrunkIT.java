package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.engine.roles.Role;
import tutti.server.call.DialPlan;
import tutti.server.call.DialProgress;
import tutti.server.config.Secret;
import tutti.server.config.ServerSettings;
import tutti.server.config.SipServerSettings;
import tutti.server.config.TrunkSettings;
import tutti.server.trunk.TrunkState;

/// A provider that is reached by TLS only and asks for passwords.
class SecureTrunkIT {
    private static final String PCMU = RawPhone.sdp("0", 40_000);

    @TempDir
    Path folder;

    private static ServerSettings through(String registrar, Optional<Path> trust) {
        ServerSettings free = TestServer.settings();
        SipServerSettings sip = free.sip();
        return free.with(new SipServerSettings(
                        sip.port(),
                        sip.realm(),
                        sip.sessionExpiresSeconds(),
                        new SipServerSettings.Tls(0, Optional.empty(), Optional.empty(), trust),
                        sip.websocket()))
                .withTrunks(List.of(new TrunkSettings(
                        "provider",
                        registrar,
                        ScriptedPeer.USER,
                        new Secret(ScriptedPeer.PASSWORD),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("lobby"))));
    }

    private static TrunkState state(TestServer tutti) {
        return tutti.server.trunks().getFirst().state();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:127.0.0.1:%d;transport=tls", "sips:127.0.0.1:%d"})
    void weAreRegisteredByTlsAndCallsGoOutAndComeInByThatConnection(String registrar) throws Exception {
        try (ScriptedPeer provider = ScriptedPeer.overTls();
                TestServer tutti = new TestServer(
                        through(registrar.formatted(provider.port()), Optional.of(TestCertificates.pem(folder))))) {
            await().until(() -> state(tutti) == TrunkState.REGISTERED);
            assertThat(provider.last("REGISTER")).contains("Via: SIP/2.0/TLS ").contains("transport=tls");

            List<DialProgress> heard = new CopyOnWriteArrayList<>();
            tutti.server.dial(
                    new DialPlan(
                            "team",
                            "+4930123",
                            Optional.of("provider"),
                            Optional.empty(),
                            Optional.empty(),
                            new Role.Party(),
                            10_000,
                            Optional.empty()),
                    heard::add);
            await().untilAsserted(() ->
                    assertThat(heard.toString()).contains("Joined").doesNotContain("Failed"));
            assertThat(provider.last("INVITE"))
                    .contains("Via: SIP/2.0/TLS ")
                    .contains("Authorization: Digest username=\"012345\"")
                    .as("keys may be said inside TLS")
                    .contains("a=crypto:");

            provider.send(invite(tutti, provider), tutti.server.sipAddress());
            await().until(() -> provider.count("SIP/2.0 200") > 0);
            assertThat(provider.last("SIP/2.0 200")).contains("Call-ID: provider-1");
            assertThat(tutti.server.sip().connections()).isEqualTo(1);
        }
    }

    @Test
    void aProviderWhoseCertificateIsNotTrustedGetsNoWordOfOurs() throws Exception {
        try (ScriptedPeer provider = ScriptedPeer.overTls();
                TestServer tutti = new TestServer(
                        through("sip:127.0.0.1:" + provider.port() + ";transport=tls", Optional.empty()))) {
            await().until(() -> state(tutti) == TrunkState.RETRYING);
            assertThat(provider.received).isEmpty();
        }
    }

    private static String invite(TestServer tutti, ScriptedPeer provider) {
        return "INVITE sip:%s@127.0.0.1:%d SIP/2.0\r\n"
                        .formatted(ScriptedPeer.USER, tutti.server.sipAddress().getPort())
                + "Via: SIP/2.0/TLS 127.0.0.1:%d;branch=z9hG4bKp1\r\n".formatted(provider.port())
                + "From: <sip:+49301@127.0.0.1>;tag=p\r\nTo: <sip:012345@127.0.0.1>\r\n"
                + "Call-ID: provider-1\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\n"
                + "Contact: <sip:p@127.0.0.1:%d;transport=tls>\r\nContent-Type: application/sdp\r\n"
                        .formatted(provider.port())
                + "Content-Length: %d\r\n\r\n%s".formatted(PCMU.length(), PCMU);
    }
}
