package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tutti.server.config.HttpSettings;
import tutti.server.config.ServerSettings;

/// What the server answers to good and bad calls, seen from a phone of strings.
class CallAnswersIT {
    private static final String PCMU = RawPhone.sdp("0", 40_000);

    @Test
    void aCallJoinsTheConferenceItDialledAndLeavesItAgain() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone phone = tutti.phone("team")) {
            String answer = phone.invite("", PCMU);
            assertThat(answer).startsWith("SIP/2.0 200").contains("m=audio ").contains("a=rtpmap:0 PCMU/8000");
            await().until(() -> tutti.server.conferences().size() == 1);
            assertThat(tutti.server.conferences().getFirst().participants()).containsExactly("sip:raw@127.0.0.1");
            assertThat(get(tutti, "/v1/conferences")).contains("\"name\":\"team\"");

            assertThat(phone.bye()).startsWith("SIP/2.0 200");
            await().until(() -> tutti.server.ports().pairsInUse() == 0);
            assertThat(tutti.server.conferences()).isEmpty();
            assertThat(tutti.server.media().processor().openChannels()).isZero();
            await().until(() -> tutti.journal.size() == 2);
            assertThat(tutti.journal.get(0)).startsWith("call 1: sip:raw@127.0.0.1 joined team");
            assertThat(tutti.journal.get(1)).contains("left team").contains("hung up");
        }
    }

    @Test
    void anUnknownCodecIs488AndTakesNoPort() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone phone = tutti.phone("team")) {
            assertThat(phone.invite("", RawPhone.sdp("18", 40_000)))
                    .startsWith("SIP/2.0 488")
                    .contains("Warning: 305 ");
            assertThat(tutti.server.ports().pairsInUse()).isZero();
        }
    }

    @Test
    void anUnparsableDescriptionIs400WithTheReason() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone phone = tutti.phone("team")) {
            String answer = phone.invite("", "v=0\r\nm=audio notaport RTP/AVP 0\r\n");
            assertThat(answer).startsWith("SIP/2.0 400 Bad Request: ").containsIgnoringCase("port");
            assertThat(tutti.server.ports().pairsInUse()).isZero();
        }
    }

    @Test
    void aNameThatIsNoConferenceNameIs404() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone phone = tutti.phone("no%20room")) {
            assertThat(phone.invite("", PCMU)).startsWith("SIP/2.0 404 Not Found: a conference name is");
        }
    }

    @Test
    void aFullServerIs503WithRetryAfterAndAFullConferenceIs486() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.small(20, 3, 2));
                RawPhone first = tutti.phone("team");
                RawPhone second = tutti.phone("team");
                RawPhone third = tutti.phone("team");
                RawPhone other = tutti.phone("other");
                RawPhone last = tutti.phone("other")) {
            assertThat(first.invite("", PCMU)).startsWith("SIP/2.0 200");
            assertThat(second.invite("", PCMU)).startsWith("SIP/2.0 200");
            await().until(() -> !tutti.server.conferences().isEmpty()
                    && tutti.server.conferences().getFirst().participants().size() == 2);
            assertThat(third.invite("", PCMU)).startsWith("SIP/2.0 486");
            assertThat(other.invite("", PCMU)).startsWith("SIP/2.0 200");
            assertThat(last.invite("", PCMU)).startsWith("SIP/2.0 503").contains("Retry-After: ");
        }
    }

    @Test
    void usedUpPortsAre503AndComeBackWithTheCallThatEnds() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.small(2, 100, 100));
                RawPhone first = tutti.phone("team");
                RawPhone second = tutti.phone("team");
                RawPhone third = tutti.phone("team")) {
            assertThat(first.invite("", PCMU)).startsWith("SIP/2.0 200");
            assertThat(second.invite("", PCMU)).startsWith("SIP/2.0 503").contains("Retry-After: ");
            first.bye();
            await().until(() -> tutti.server.ports().pairsInUse() == 0);
            assertThat(third.invite("", PCMU)).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void aHundredFailedCallsLeaveNoPortInUse() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings())) {
            for (int i = 0; i < 100; i++) {
                try (RawPhone phone = tutti.phone("team")) {
                    assertThat(phone.invite("", RawPhone.sdp("18", 40_000))).startsWith("SIP/2.0 488");
                }
            }
            assertThat(tutti.server.ports().pairsInUse()).isZero();
            assertThat(tutti.server.media().processor().openChannels()).isZero();
        }
    }

    @Test
    void anOfferThatComesLateIsAnsweredInTheAck() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone phone = tutti.phone("team")) {
            String offer = phone.inviteWithAnswerInAck(PCMU);
            assertThat(offer).startsWith("SIP/2.0 200").contains("m=audio ").contains("telephone-event");
            await().until(() -> !tutti.server.conferences().isEmpty());
            assertThat(phone.bye()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void holdIsMirroredAndResumed() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone phone = tutti.phone("team")) {
            phone.invite("", PCMU);
            assertThat(phone.invite("", PCMU + "a=sendonly\r\n"))
                    .startsWith("SIP/2.0 200")
                    .contains("a=recvonly");
            assertThat(phone.invite("", PCMU + "a=inactive\r\n")).contains("a=inactive");
            assertThat(phone.invite("", PCMU + "a=sendrecv\r\n"))
                    .startsWith("SIP/2.0 200")
                    .doesNotContain("a=recvonly")
                    .doesNotContain("a=inactive");
            assertThat(tutti.server.conferences()).hasSize(1);
        }
    }

    @Test
    void aReofferWithNothingInCommonIs488AndTheCallGoesOn() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone phone = tutti.phone("team")) {
            phone.invite("", PCMU);
            assertThat(phone.invite("", RawPhone.sdp("18", 40_000))).startsWith("SIP/2.0 488");
            assertThat(tutti.server.conferences()).hasSize(1);
            assertThat(phone.bye()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void aCallWithoutMediaIsEnded() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.withMediaTimeoutSeconds(1));
                RawPhone phone = tutti.phone("team")) {
            phone.invite("", PCMU);
            assertThat(phone.await("BYE ")).contains("Call-ID");
            await().until(() -> tutti.server.ports().pairsInUse() == 0);
            await().until(() -> tutti.journal.size() == 2);
            assertThat(tutti.journal.get(1)).contains("no media for");
        }
    }

    @Test
    void aServerThatStopsSaysByeToEverybody() throws Exception {
        TestServer tutti = new TestServer(TestServer.settings());
        try (tutti;
                RawPhone phone = tutti.phone("team")) {
            phone.invite("", PCMU);
            await().until(() -> !tutti.server.conferences().isEmpty());
            Thread closer = Thread.ofPlatform().start(tutti::close);
            phone.answerBye();
            closer.join();
            assertThat(tutti.journal.getLast()).contains("server stops");
        }
    }

    @Test
    void aBusyPortIsOneSentenceThatNamesThePortAndTheOption() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings())) {
            ServerSettings free = TestServer.settings();
            int sip = tutti.server.sipAddress().getPort();
            int http = tutti.server.httpAddress().getPort();
            assertThat(startFails(free.with(free.sip().withPort(sip))))
                    .contains("SIP port " + sip)
                    .contains("--sip-port");
            assertThat(startFails(free.with(new HttpSettings(http))))
                    .contains("HTTP port " + http)
                    .contains("--http-port");
        }
    }

    private static String startFails(ServerSettings settings) {
        try (TuttiServer _ = TuttiServer.start(settings, _ -> {})) {
            throw new AssertionError("started");
        } catch (StartException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String get(TestServer tutti, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + tutti.server.httpAddress().getPort() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
