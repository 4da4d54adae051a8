package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tutti.engine.roles.Role;
import tutti.server.call.DialPlan;
import tutti.server.call.DialProgress;
import tutti.server.config.Secret;
import tutti.server.config.ServerSettings;
import tutti.server.config.TrunkSettings;
import tutti.server.trunk.TrunkState;

/// A provider that asks for passwords.
class TrunkIT {
    private static final String PCMU = RawPhone.sdp("0", 40_000);

    private static ServerSettings through(ScriptedPeer provider, Optional<String> realm, Optional<String> proxy) {
        return TestServer.withUsers()
                .withTrunks(List.of(new TrunkSettings(
                        "provider",
                        "sip:127.0.0.1:" + provider.port(),
                        ScriptedPeer.USER,
                        new Secret(ScriptedPeer.PASSWORD),
                        realm,
                        proxy,
                        Optional.of("lobby"))));
    }

    private static TrunkState state(TestServer tutti) {
        return tutti.server.trunks().getFirst().state();
    }

    @Test
    void weAreRegisteredAndSaySoWithoutThePassword() throws Exception {
        try (ScriptedPeer provider = new ScriptedPeer();
                TestServer tutti = new TestServer(through(provider, Optional.empty(), Optional.empty()))) {
            await().until(() -> state(tutti) == TrunkState.REGISTERED);
            assertThat(provider.last("REGISTER"))
                    .startsWith("REGISTER sip:127.0.0.1:" + provider.port() + " SIP/2.0")
                    .contains("To: <sip:012345@127.0.0.1>");
            assertThat(tutti.journal).containsExactly("trunk provider: registered (as sip:012345@127.0.0.1)");
            assertThat(metrics(tutti)).containsPattern("tutti_trunk_registered\\{trunk=\"provider\"} 1");
            assertThat(tutti.server.trunks().toString()).doesNotContain(ScriptedPeer.PASSWORD);
            tutti.server.close();
            await().until(() -> provider.last("REGISTER").contains("expires=0"));
        }
    }

    /// CVE-2021-41158: whoever asks in another realm does not get our digest.
    @Test
    void aRealmWeDoNotKnowGetsNoAnswerAndTheOperatorIsTold() throws Exception {
        try (ScriptedPeer provider = new ScriptedPeer("asterisk");
                TestServer tutti = new TestServer(through(provider, Optional.empty(), Optional.empty()))) {
            await().until(() -> state(tutti) == TrunkState.REFUSED);
            assertThat(provider.received).noneMatch(text -> text.contains("Authorization: "));
            assertThat(tutti.journal.getFirst()).contains("whether its realm is 127.0.0.1 (trunks[].realm)");
        }
    }

    @Test
    void aRealmThatTheSettingsNameGetsAnAnswer() throws Exception {
        try (ScriptedPeer provider = new ScriptedPeer("asterisk");
                TestServer tutti = new TestServer(through(provider, Optional.of("asterisk"), Optional.empty()))) {
            await().until(() -> state(tutti) == TrunkState.REGISTERED);
        }
    }

    @Test
    void aNumberIsCalledThroughTheTrunkWithItsPassword() throws Exception {
        try (ScriptedPeer provider = new ScriptedPeer()) {
            Optional<String> proxy = Optional.of("sip:127.0.0.1:" + provider.port());
            try (TestServer tutti = new TestServer(through(provider, Optional.empty(), proxy))) {
                await().until(() -> state(tutti) == TrunkState.REGISTERED);
                List<DialProgress> heard = new CopyOnWriteArrayList<>();
                DialPlan plan = new DialPlan(
                        "team",
                        "+4930123",
                        Optional.of("provider"),
                        Optional.of("+4940999"),
                        Optional.empty(),
                        new Role.Party(),
                        10_000,
                        Optional.empty());
                tutti.server.dial(plan, heard::add);
                await().until(() -> heard.stream().anyMatch(DialProgress.Joined.class::isInstance));
                assertThat(provider.last("INVITE"))
                        .startsWith("INVITE sip:+4930123@127.0.0.1 SIP/2.0")
                        .contains("Route: <sip:127.0.0.1:" + provider.port() + ";lr>")
                        .contains("From: <sip:012345@127.0.0.1>;tag=")
                        .contains("P-Asserted-Identity: <sip:+4940999@127.0.0.1>")
                        .contains("Authorization: Digest username=\"012345\"");
            }
        }
    }

    @Test
    void callsFromTheProviderToOurNumberJoinTheInboundConference() throws Exception {
        try (ScriptedPeer provider = new ScriptedPeer();
                TestServer tutti = new TestServer(through(provider, Optional.empty(), Optional.empty()));
                RawPhone elsewhere = tutti.phone(ScriptedPeer.USER)) {
            await().until(() -> state(tutti) == TrunkState.REGISTERED);
            assertThat(elsewhere.invite("", PCMU)).startsWith("SIP/2.0 401");

            provider.send(invite(tutti, provider, ScriptedPeer.USER, "1"), tutti.server.sipAddress());
            await().until(() ->
                    provider.count("SIP/2.0") > 0 && provider.last("SIP/2.0").startsWith("SIP/2.0 200"));
            String tag = ScriptedPeer.header(provider.last("SIP/2.0"), "To").replaceAll(".*(;tag=.*)", "$1");
            String ack = invite(tutti, provider, ScriptedPeer.USER, "1")
                    .replace("INVITE", "ACK")
                    .replace("To: <sip:012345@127.0.0.1>", "To: <sip:012345@127.0.0.1>" + tag)
                    .replaceAll("(?s)Content-Type.*", "Content-Length: 0\r\n\r\n");
            provider.send(ack, tutti.server.sipAddress());
            await().until(() -> tutti.server.conferences().size() == 1);
            assertThat(tutti.server.conferences().getFirst().name()).isEqualTo("lobby");

            provider.send(invite(tutti, provider, "team", "2"), tutti.server.sipAddress());
            await().until(() -> provider.last("SIP/2.0").startsWith("SIP/2.0 401"));
        }
    }

    private static String invite(TestServer tutti, ScriptedPeer provider, String user, String id) {
        return "INVITE sip:%s@127.0.0.1:%d SIP/2.0\r\n"
                        .formatted(user, tutti.server.sipAddress().getPort())
                + "Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bKp%s\r\n".formatted(provider.port(), id)
                + "From: <sip:+49301@127.0.0.1>;tag=p\r\nTo: <sip:012345@127.0.0.1>\r\n"
                + "Call-ID: provider-%s\r\nCSeq: 1 INVITE\r\nMax-Forwards: 70\r\n".formatted(id)
                + "Contact: <sip:p@127.0.0.1:%d>\r\nContent-Type: application/sdp\r\n".formatted(provider.port())
                + "Content-Length: %d\r\n\r\n%s".formatted(PCMU.length(), PCMU);
    }

    private static String metrics(TestServer tutti) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + tutti.server.httpAddress().getPort() + "/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
