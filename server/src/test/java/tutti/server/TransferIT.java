package tutti.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tutti.engine.roles.Role;
import tutti.server.room.Participant;
import tutti.sip.call.TransferProgress;
import tutti.sip.message.SipUri;

/// REFER both ways, and calls that take another's place.
class TransferIT {
    private static final String PCMU = RawPhone.sdp("0", 40_000);

    /// RFC 4579 §5.6.
    @Test
    void aUserHasSomebodyCalledIntoHisConference() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                TestServer tutti = new TestServer(TestServer.withUsers());
                RawPhone anna = tutti.phone("team")) {
            assertThat(anna.inviteAs("anna", "geheim", "", PCMU)).startsWith("SIP/2.0 200");
            anna.send("REFER", "Refer-To: <" + peer.uri("bob") + ">\r\n", "");
            assertThat(anna.await("SIP/2.0 ")).startsWith("SIP/2.0 202");
            String last = "";
            while (!last.contains("SIP/2.0 200 OK")) last = anna.confirm("NOTIFY ", "200 OK");
            assertThat(last).contains("Subscription-State: terminated");
            await().until(() ->
                    tutti.server.conferences().getFirst().participants().size() == 2);
        }
    }

    @Test
    void aUserIsToldThatSomebodyIsBusy() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                TestServer tutti = new TestServer(TestServer.withUsers());
                RawPhone anna = tutti.phone("team")) {
            anna.inviteAs("anna", "geheim", "", PCMU);
            anna.send("REFER", "Refer-To: <" + peer.uri("busy") + ">\r\n", "");
            String last = "";
            while (!last.contains("SIP/2.0 486")) last = anna.confirm("NOTIFY ", "200 OK");
            assertThat(last).contains("Subscription-State: terminated");
        }
    }

    /// RFC 4579 §5.11 would remove a party by `method=BYE`; tel URIs need a trunk that nobody has named.
    @Test
    void whatIsNoCallIsDeclined() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.withUsers());
                RawPhone anna = tutti.phone("team")) {
            anna.inviteAs("anna", "geheim", "", PCMU);
            for (String target : List.of("sip:bob@127.0.0.1:9;method=BYE", "tel:+4930123")) {
                anna.send("REFER", "Refer-To: <" + target + ">\r\n", "");
                assertThat(anna.await("SIP/2.0 ")).as(target).startsWith("SIP/2.0 603");
            }
        }
    }

    @Test
    void aPartyThatHasBeenTransferredLeaves() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.settings());
                RawPhone phone = tutti.phone("team")) {
            phone.invite("", PCMU);
            await().until(() -> !tutti.server.conferences().isEmpty());
            List<TransferProgress> heard = new CopyOnWriteArrayList<>();
            SipUri target = SipUri.parse("sip:desk@example.org").orElseThrow();
            tutti.server.sip().execute(() -> tutti.server.calls().transfer(1, target, heard::add, System.nanoTime()));
            assertThat(phone.confirm("REFER ", "202 Accepted")).contains("Refer-To: <sip:desk@example.org>");
            phone.sendNotify("SIP/2.0 200 OK\r\n");
            phone.answerBye();
            await().until(() -> heard.stream().anyMatch(TransferProgress::isSuccess));
            await().until(() -> tutti.server.ports().pairsInUse() == 0);
            assertThat(tutti.journal.getLast()).contains("transferred");
        }
    }

    /// RFC 3891 §3: same conference, same role, and the one before is hung up.
    @Test
    void aUserTakesOverAPlaceWithItsRole() throws Exception {
        try (TestServer tutti = new TestServer(TestServer.withUsers());
                RawPhone before = tutti.phone("team");
                RawPhone after = tutti.phone("other")) {
            before.inviteAs("anna", "geheim", "", PCMU);
            await().until(() -> !tutti.server.conferences().isEmpty());
            tutti.server
                    .rooms()
                    .ask("team", room -> {
                        room.changeRole(room.participants().getFirst().member(), new Role.Monitor());
                        return true;
                    })
                    .get(2, TimeUnit.SECONDS);
            assertThat(after.inviteAs("anna", "geheim", before.replaces(), PCMU))
                    .startsWith("SIP/2.0 200");
            before.answerBye();
            await().until(() -> tutti.journal.stream().anyMatch(line -> line.startsWith("call 2:")));
            List<Participant> here = tutti.server
                    .rooms()
                    .ask("team", room -> room.participants())
                    .get(2, TimeUnit.SECONDS);
            assertThat(here).hasSize(1);
            assertThat(here.getFirst().id()).isEqualTo(2);
            assertThat(here.getFirst().standing().role()).isInstanceOf(Role.Monitor.class);
        }
    }

    @Test
    void strangersTakeNoPlaces() throws Exception {
        try (TestServer open = new TestServer(TestServer.settings());
                RawPhone before = open.phone("team");
                RawPhone after = open.phone("team");
                TestServer guarded = new TestServer(TestServer.withUsers());
                RawPhone guest = guarded.phone("welcome");
                RawPhone other = guarded.phone("welcome")) {
            before.invite("", PCMU);
            await().until(() -> !open.server.conferences().isEmpty());
            assertThat(after.invite(before.replaces(), PCMU)).startsWith("SIP/2.0 403");
            guest.invite("", PCMU);
            assertThat(other.invite(guest.replaces(), PCMU)).startsWith("SIP/2.0 401");
        }
    }
}
