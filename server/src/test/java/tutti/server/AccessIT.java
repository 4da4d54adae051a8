package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.server.config.RoomSettings;
import tutti.server.config.ServerSettings;
import tutti.server.config.SipServerSettings;

/// Who may come, and what strangers learn.
class AccessIT {
    private static final String PCMU = RawPhone.sdp("0", 40_000);

    @Test
    void whoShowsHisPasswordJoins() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.withUsers());
                RawPhone phone = tutti.phone("team")) {
            assertThat(phone.inviteAs("anna", "geheim", "", PCMU)).startsWith("SIP/2.0 200");
            await().until(() -> tutti.server.conferences().size() == 1);
            assertThat(phone.bye()).startsWith("SIP/2.0 200");
            assertThat(tutti.journal.toString()).doesNotContain("geheim");
        }
    }

    @Test
    void aWrongPasswordIsAskedForAgain() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.withUsers());
                RawPhone phone = tutti.phone("team")) {
            assertThat(phone.inviteAs("anna", "falsch", "", PCMU)).startsWith("SIP/2.0 401");
            assertThat(tutti.server.ports().pairsInUse()).isZero();
        }
    }

    /// CVE-2021-37624: a method that nobody thought of.
    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "REGISTER", "MESSAGE", "SUBSCRIBE", "REFER", "NOTIFY", "PUBLISH", "FOO"})
    void everyMethodOutsideACallNeedsAPassword(String method) throws Exception {
        try (TestServer tutti = new TestServer(TestServer.withUsers());
                RawPhone phone = tutti.phone("team")) {
            phone.send(method, "", "");
            assertThat(phone.await("SIP/2.0 ")).startsWith("SIP/2.0 401");
        }
    }

    /// What svwar looks for: rooms that are and are not, users that are and are not, all answer alike.
    @Test
    void scannersLearnNothingOfRoomsAndUsers() throws Exception {
        ServerSettings closed =
                TestServer.withUsers().with(new RoomSettings(false, List.of("team"), List.of("welcome")));
        try (TestServer tutti = new TestServer(closed)) {
            String expected = challenge(tutti, "team");
            for (String room : List.of("nowhere", "anna", "welcome", "echo", "no%20name", "100")) {
                assertThat(challenge(tutti, room)).as(room).isEqualTo(expected);
            }
            assertThat(wrongAnswer(tutti, "nowhere", "anna")).isEqualTo(expected);
            assertThat(wrongAnswer(tutti, "team", "nobody")).isEqualTo(expected);
        }
    }

    private static String challenge(TestServer tutti, String room) throws Exception {
        try (RawPhone phone = tutti.phone(room)) {
            return shape(phone.invite("", PCMU));
        }
    }

    private static String wrongAnswer(TestServer tutti, String room, String user) throws Exception {
        try (RawPhone phone = tutti.phone(room)) {
            return shape(phone.inviteAs(user, "geraten", "", PCMU));
        }
    }

    private static String shape(String answer) {
        return answer.replaceAll("(?im)^(Via|From|To|Call-ID|CSeq):.*\\R", "").replaceAll("nonce=\"[^\"]*\"", "");
    }

    /// X-01: guessing is limited by source, and then nobody from there learns whether he was right.
    @Test
    void whoGuessesTooOftenIsRefused() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.withUsers())) {
            for (int i = 0; i < 10; i++) wrongAnswer(tutti, "team", "anna");
            try (RawPhone phone = tutti.phone("team")) {
                assertThat(phone.invite("", PCMU)).startsWith("SIP/2.0 403");
            }
        }
    }

    @Test
    void guestsReachTheirConferenceOnly() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.withUsers());
                RawPhone welcome = tutti.phone("welcome");
                RawPhone team = tutti.phone("team");
                RawPhone echo = tutti.phone("echo")) {
            assertThat(welcome.invite("", PCMU)).startsWith("SIP/2.0 200");
            assertThat(team.invite("", PCMU)).startsWith("SIP/2.0 401");
            assertThat(echo.invite("", PCMU)).startsWith("SIP/2.0 401");
        }
    }

    @Test
    void optionsAreAnsweredAndSayThatThisIsAFocus() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.withUsers());
                RawPhone phone = tutti.phone("team")) {
            phone.send("OPTIONS", "", "");
            assertThat(phone.await("SIP/2.0 ")).startsWith("SIP/2.0 200").containsPattern("Contact: .*;isfocus");
        }
    }

    @Test
    void whenRoomsAreNotOpenOthersAre404AndEchoStays() throws Exception {
        ServerSettings closed = TestServer.settings().with(new RoomSettings(false, List.of("sales"), List.of()));
        try (TestServer tutti = new TestServer(closed);
                RawPhone sales = tutti.phone("sales");
                RawPhone other = tutti.phone("other");
                RawPhone echo = tutti.phone("echo")) {
            assertThat(sales.invite("", PCMU)).startsWith("SIP/2.0 200").containsPattern("Contact: .*;isfocus");
            assertThat(other.invite("", PCMU)).startsWith("SIP/2.0 404 Not Found: there is no such conference");
            assertThat(echo.invite("", PCMU)).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void strangersCannotMakeTheServerCall() throws Exception {
        try (ScriptedPeer victim = new ScriptedPeer();
                TestServer open = new TestServer(TestServer.settings());
                TestServer guarded = new TestServer(TestServer.withUsers());
                RawPhone anybody = open.phone("team");
                RawPhone guest = guarded.phone("welcome")) {
            for (RawPhone phone : List.of(anybody, guest)) {
                assertThat(phone.invite("", PCMU)).startsWith("SIP/2.0 200");
                phone.send("REFER", "Refer-To: <" + victim.uri("bob") + ">\r\n", "");
                assertThat(phone.await("SIP/2.0 ")).startsWith("SIP/2.0 403");
            }
            assertThat(victim.received).isEmpty();
            assertThat(open.server.calls().counters().placedDials()).isZero();
        }
    }

    @Test
    void sessionTimersAreAsTheSettingsSay() throws Exception {
        ServerSettings free = TestServer.settings();
        SipServerSettings sip = free.sip();
        SipServerSettings brief = new SipServerSettings(0, sip.realm(), 120, sip.tls(), sip.websocket());
        try (TestServer tutti = new TestServer(free.with(brief));
                RawPhone phone = tutti.phone("team")) {
            assertThat(phone.invite("Supported: timer\r\n", PCMU)).contains("Session-Expires: 120");
        }
    }

    @Test
    void theAdvertisedAddressIsInContactAndInTheDescription() throws Exception {
        InetAddress advertised = InetAddress.ofLiteral("127.0.0.2");
        try (TestServer tutti = new TestServer(TestServer.settings().withAdvertise(advertised));
                RawPhone phone = tutti.phone("team")) {
            assertThat(phone.invite("", PCMU))
                    .contains("c=IN IP4 127.0.0.2")
                    .containsPattern("Contact: <sip:team@127\\.0\\.0\\.2:");
        }
    }

    @Test
    void overIpv6TheDescriptionIsIpv6() throws Exception {
        InetAddress loopback = InetAddress.ofLiteral("::1");
        try (TestServer tutti = new TestServer(TestServer.settings().withBind(loopback));
                RawPhone phone = tutti.phone("team")) {
            phone.send("INVITE", "", "");
            assertThat(phone.await("SIP/2.0 200")).contains("c=IN IP6 ").contains("Contact: <sip:team@[");
        }
    }
}
