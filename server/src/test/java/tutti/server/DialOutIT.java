package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tutti.server.call.DialPlan;
import tutti.server.call.DialProgress;
import tutti.server.config.RoomSettings;

/// The server calls people.
class DialOutIT {

    private static List<DialProgress> dial(TestServer tutti, DialPlan plan) {
        List<DialProgress> heard = new CopyOnWriteArrayList<>();
        tutti.server.dial(plan, heard::add);
        return heard;
    }

    private static DialProgress outcome(List<DialProgress> heard) {
        await().until(() -> !heard.isEmpty()
                && (heard.getLast() instanceof DialProgress.Joined
                        || heard.getLast() instanceof DialProgress.NotReached));
        return heard.getLast();
    }

    @Test
    void whoAnswersIsInTheConference() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                TestServer tutti = new TestServer(TestServer.settings())) {
            List<DialProgress> heard = dial(
                    tutti, DialPlan.of("team", peer.uri("bob")).withLabel("Bob").withCallerId("desk"));
            assertThat(outcome(heard)).isEqualTo(new DialProgress.Joined(1));
            assertThat(heard)
                    .containsExactly(
                            new DialProgress.Calling(1), new DialProgress.Ringing(false), new DialProgress.Joined(1));
            assertThat(tutti.server.conferences().getFirst().participants()).containsExactly("Bob");
            await().until(() -> peer.count("ACK") > 0);
            assertThat(peer.last("INVITE"))
                    .contains("From: <sip:desk@127.0.0.1:")
                    .contains("m=audio ");

            tutti.server.sip().execute(() -> tutti.server.calls().hangUp(1, "enough", System.nanoTime()));
            await().until(() -> peer.count("BYE") == 1);
            awaitNothingLeft(tutti);
            await().until(() -> tutti.journal.size() == 2);
            assertThat(tutti.journal.getLast())
                    .contains("Bob left team")
                    .contains("enough")
                    .contains("jitter");
        }
    }

    @Test
    void whoDoesNotComeIsToldByKind() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                TestServer tutti = new TestServer(TestServer.settings())) {
            assertThat(outcome(dial(tutti, DialPlan.of("team", peer.uri("busy")))))
                    .isEqualTo(new DialProgress.Busy(peer.uri("busy") + " is busy"));
            assertThat(outcome(dial(tutti, DialPlan.of("team", peer.uri("declines")))))
                    .isInstanceOf(DialProgress.Declined.class);
            assertThat(outcome(dial(tutti, DialPlan.of("team", peer.uri("unknown")))))
                    .isInstanceOfSatisfying(DialProgress.Failed.class, failed -> {
                        assertThat(failed.status()).isEqualTo(404);
                        assertThat(failed.sentence()).contains("answered 404 Not Found");
                    });
            awaitNothingLeft(tutti);
            assertThat(tutti.journal).hasSize(3).allMatch(line -> line.startsWith("call to sip:"));
        }
    }

    @Test
    void whoDoesNotAnswerInTimeIsCancelled() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                TestServer tutti = new TestServer(TestServer.settings())) {
            List<DialProgress> heard =
                    dial(tutti, DialPlan.of("team", peer.uri("silent")).ringingFor(1_000));
            assertThat(outcome(heard)).isInstanceOf(DialProgress.NoAnswer.class);
            assertThat(peer.count("CANCEL")).isPositive();
            awaitNothingLeft(tutti);
        }
    }

    /// RFC 3960: sound before the answer reaches nobody in the conference.
    @Test
    void earlyMediaOpensTheLegButNotTheConference() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                TestServer tutti = new TestServer(TestServer.settings())) {
            List<DialProgress> heard = dial(tutti, DialPlan.of("team", peer.uri("early")));
            await().until(() -> heard.contains(new DialProgress.Ringing(true)));
            await().until(() -> tutti.server.media().openLegs() == 1);
            assertThat(tutti.server.conferences()).isEmpty();
            peer.pickUp();
            assertThat(outcome(heard)).isEqualTo(new DialProgress.Joined(1));
            assertThat(tutti.server.conferences()).hasSize(1);
        }
    }

    @Test
    void twoHundredFailedCallsLeaveNothing() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                TestServer tutti = new TestServer(TestServer.settings())) {
            for (int i = 0; i < 200; i++) {
                String user = i % 2 == 0 ? "busy" : "unknown";
                assertThat(outcome(dial(tutti, DialPlan.of("team", peer.uri(user)))))
                        .isInstanceOf(DialProgress.NotReached.class);
            }
            awaitNothingLeft(tutti);
            assertThat(tutti.server.calls().counters().failedDials()).isEqualTo(200);
        }
    }

    private static void awaitNothingLeft(TestServer tutti) {
        await().until(() -> tutti.server.ports().pairsInUse() == 0);
        await().until(() -> tutti.server.media().openLegs() == 0);
        assertThat(tutti.server.media().processor().openChannels()).isZero();
        await().until(() -> tutti.server.endpoint().dialogs() == 0);
        assertThat(tutti.server.conferences()).isEmpty();
    }

    @Test
    void onlySoManyRingAtOneTime() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                TestServer tutti = new TestServer(TestServer.settings())) {
            for (int i = 0; i < 32; i++) dial(tutti, DialPlan.of("team", peer.uri("silent")));
            assertThat(outcome(dial(tutti, DialPlan.of("team", peer.uri("bob")))))
                    .isInstanceOfSatisfying(
                            DialProgress.NotPlaced.class,
                            not -> assertThat(not.obstacle()).isEqualTo(DialProgress.Obstacle.TOO_MANY_CALLS));
            assertThat(tutti.server.calls().counters().refusedDials()).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeCalledIsNotSent() throws Exception {
        try (TestServer tutti =
                new TestServer(TestServer.settings().with(new RoomSettings(false, List.of("sales"), List.of())))) {
            int own = tutti.server.sipAddress().getPort();
            assertThat(obstacle(tutti, DialPlan.of("team", "sip:bob@127.0.0.1:9")))
                    .isEqualTo(DialProgress.Obstacle.NO_SUCH_CONFERENCE);
            assertThat(obstacle(tutti, DialPlan.of("sales", "sip:sales@127.0.0.1:" + own)))
                    .isEqualTo(DialProgress.Obstacle.OURSELVES);
            assertThat(obstacle(tutti, DialPlan.of("sales", "sip:bob@0.0.0.0")))
                    .isEqualTo(DialProgress.Obstacle.UNKNOWN_HOST);
            assertThat(obstacle(tutti, DialPlan.of("sales", "sip:bob@127.0.0.1").by("nobody")))
                    .isEqualTo(DialProgress.Obstacle.NO_SUCH_TRUNK);
        }
    }

    private static DialProgress.Obstacle obstacle(TestServer tutti, DialPlan plan) {
        return ((DialProgress.NotPlaced) outcome(dial(tutti, plan))).obstacle();
    }

    @Test
    void aPlanThatMakesNoSenseSaysWhatToGive() {
        assertThatThrownBy(() -> DialPlan.of("team", "+4930123"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a telephone number such as +4930123 and a trunk");
        assertThatThrownBy(() -> DialPlan.of("team", "sip:bob@example.org?Route=%3Csip:evil%3E"))
                .hasMessageContaining("cannot be called");
        assertThatThrownBy(() -> DialPlan.of("no room", "sip:bob@example.org"))
                .hasMessageContaining("a conference name is");
        assertThatThrownBy(() -> DialPlan.of("team", "sip:bob@example.org").withCallerId("a\r\nX: y"))
                .hasMessageContaining("caller id");
    }

    // ---- over HTTP ----

    @Test
    void httpCallsAndAnswersWhenHeHasCome() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                TestServer tutti = new TestServer(TestServer.settings())) {
            HttpResponse<String> made = post(
                    tutti,
                    "127.0.0.1",
                    "application/json",
                    "{\"to\": \"%s\", \"label\": \"Bob\", \"timeoutSeconds\": 10}".formatted(peer.uri("bob")));
            assertThat(made.statusCode()).isEqualTo(201);
            assertThat(made.body()).contains("\"id\":1", "\"conference\":\"team\"", "\"label\":\"Bob\"");
            assertThat(tutti.server.conferences().getFirst().participants()).containsExactly("Bob");

            HttpResponse<String> busy = post(
                    tutti,
                    "localhost",
                    "application/json; charset=utf-8",
                    "{\"to\": \"%s\"}".formatted(peer.uri("busy")));
            assertThat(busy.statusCode()).isEqualTo(409);
            assertThat(busy.body()).contains("is busy");
        }
    }

    @Test
    void httpRefusesWhatAWebPageCouldSend() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                TestServer tutti = new TestServer(TestServer.settings())) {
            String body = "{\"to\": \"%s\"}".formatted(peer.uri("bob"));
            assertThat(post(tutti, "127.0.0.1", "text/plain", body).statusCode())
                    .isEqualTo(415);
            assertThat(post(tutti, "127.0.0.1", "application/x-www-form-urlencoded", body)
                            .statusCode())
                    .isEqualTo(415);
            assertThat(peer.received).isEmpty();
        }
    }

    /// A page whose own name leads to this machine is of the same origin, so that JSON is no lock (DNS
    /// rebinding).
    @Test
    void httpCallsNobodyForAPageThatHasThisMachinesAddress() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                TestServer tutti = new TestServer(TestServer.settings());
                Socket browser = new Socket(
                        InetAddress.getLoopbackAddress(),
                        tutti.server.httpAddress().getPort())) {
            String body = "{\"to\": \"%s\"}".formatted(peer.uri("bob"));
            String request = """
                    POST /v1/conferences/team/participants HTTP/1.1
                    Host: evil.example
                    Content-Type: application/json
                    Connection: close
                    Content-Length: %d

                    """.formatted(body.length()).replace("\n", "\r\n") + body;
            browser.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403").contains("ask by the address of this machine");
            assertThat(peer.received).isEmpty();
        }
    }

    @Test
    void httpSaysWhatIsWrongWithABody() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings())) {
            assertThat(post(tutti, "127.0.0.1", "application/json", "{\"too\": 1}")
                            .body())
                    .contains("\"status\":400")
                    .contains("do you mean");
            assertThat(post(tutti, "127.0.0.1", "application/json", "{\"to\": 1}")
                            .body())
                    .contains("must be a string");
            assertThat(post(tutti, "127.0.0.1", "application/json", "{").statusCode())
                    .isEqualTo(400);
            assertThat(post(tutti, "127.0.0.1", "application/json", "{\"to\":\"4930\"}")
                            .body())
                    .contains("and a trunk");
        }
    }

    @Test
    void httpCallsNobodyWhileOthersThanThisMachineReachIt() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings().withBind(InetAddress.ofLiteral("0.0.0.0")))) {
            HttpResponse<String> refused =
                    post(tutti, "127.0.0.1", "application/json", "{\"to\": \"sip:bob@127.0.0.1:9\"}");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("loopback address");
        }
    }

    private static HttpResponse<String> post(TestServer tutti, String host, String type, String body)
            throws IOException, InterruptedException {
        int port = tutti.server.httpAddress().getPort();
        URI uri = URI.create("http://" + host + ":" + port + "/v1/conferences/team/participants");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
