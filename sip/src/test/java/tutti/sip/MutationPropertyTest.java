package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tutti.sip.auth.Credentials;
import tutti.sip.call.Call;
import tutti.sip.message.Mutation;
import tutti.sip.message.SipMessage;
import tutti.sip.message.SipResponse;
import tutti.sip.message.TortureMessages;
import tutti.sip.transport.Flow;

/// Damaged messages against an endpoint with calls in every state: nothing is thrown, and nothing remains.
class MutationPropertyTest {
    private static final long SEED = 4_475L;
    private static final int MESSAGES = 100_000;
    private static final int MESSAGES_PER_RIG = 2_000;

    @Test
    void survivesDamagedMessagesInEveryStateOfACall() {
        int calls = 0;
        for (int round = 0; round < MESSAGES / MESSAGES_PER_RIG; round++) {
            SplittableRandom random = new SplittableRandom(SEED + round);
            Rig rig = new Rig();
            rig.listener.onIncoming = (call, invite) -> answer(call, random);
            rig.listener.onTransfer = (call, referral) -> referral.accept(call.nowNanos());
            rig.listener.onReoffer = (call, request) -> call.answerReoffer(Rig.ANSWER, Rig.SDP, call.nowNanos());
            List<byte[]> originals = originals(rig);
            for (int i = 0; i < MESSAGES_PER_RIG; i++) {
                byte[] original = originals.get(random.nextInt(originals.size()));
                byte[] bytes = random.nextInt(5) == 0 ? original : Mutation.of(original, random);
                Flow flow = random.nextBoolean() ? Rig.UDP : Rig.TCP;
                rig.endpoint.receive(bytes, 0, bytes.length, flow, rig.nowNanos());
                rig.advance(random.nextInt(40));
                if (random.nextInt(400) == 0) {
                    rig.endpoint.flowClosed(flow, rig.nowNanos());
                }
                learn(rig, originals);
            }
            calls += rig.listener.calls.size();
            for (Call call : rig.listener.calls) {
                call.hangUp(rig.nowNanos());
            }
            rig.advance(400_000);
            assertThat(rig.endpoint.dialogs())
                    .as("seed %d: dialogs", SEED + round)
                    .isZero();
            assertThat(rig.endpoint.calls()).as("seed %d: calls", SEED + round).isZero();
            assertThat(rig.endpoint.transactions())
                    .as("seed %d: transactions", SEED + round)
                    .isZero();
            assertThat(rig.endpoint.timers())
                    .as("seed %d: timers", SEED + round)
                    .isZero();
        }
        assertThat(calls).as("damaged or not, many made a call").isGreaterThan(1_000);
    }

    /// What PRACK, REFER, NOTIFY and a takeover need; others do not mind it.
    private static final String MORE = """
            RAck: 1 1 INVITE
            Event: refer
            Subscription-State: active
            Refer-To: <sip:carol@192.0.2.3?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>
            """;

    private static final String FROM_PEER = """
            Min-SE: 2000
            Require: 100rel
            RSeq: 1
            WWW-Authenticate: Digest realm="r",nonce="n",qop="auth"
            """;

    private static void answer(Call call, SplittableRandom random) {
        switch (random.nextInt(4)) {
            case 0 -> call.ring(call.nowNanos());
            case 1 -> call.reject(486, "Busy Here", List.of(), call.nowNanos());
            default -> call.accept(Rig.ANSWER, Rig.SDP, call.nowNanos());
        }
    }

    private static List<byte[]> originals(Rig rig) {
        List<byte[]> originals = new ArrayList<>(TortureMessages.all().values());
        originals.add(bytes(Rig.invite("Supported: timer\nSession-Expires: 90\nAllow: UPDATE, INVITE\n")));
        for (int i = 0; i < 60; i++) {
            originals.add(bytes(Rig.invite().replace("call-1", "call-x" + i).replace("bKinv", "bKinv" + i)));
        }
        originals.add(bytes(Rig.invite("Require: 100rel\nReplaces: call-1;to-tag=a;from-tag=alice\n")
                .replace("Call-ID: call-1", "Call-ID: call-rel")
                .replace("bKinv", "bKrel")));
        originals.add(bytes(Rig.request("CANCEL", 1, "inv", "<sip:room@192.0.2.1>", "", "")));
        Call call = rig.invite(Rig.invitation()
                .with(Credentials.ofPassword("r", "user", "tiger"))
                .followingRedirects(2));
        rig.listener.calls.add(call);
        for (int status : new int[] {100, 180, 183, 200, 302, 401, 422, 486, 491, 500}) {
            originals.add(bytes(Rig.response(rig.lastRequest(), status, "bob", FROM_PEER, "v=0")));
        }
        return originals;
    }

    /// Once a dialog exists, requests in it are among what gets damaged.
    private static void learn(Rig rig, List<byte[]> originals) {
        for (SipMessage message : rig.take()) {
            boolean makesDialog = message instanceof SipResponse response
                    && response.status() == 200
                    && response.cSeq().method().equals("INVITE");
            if (!makesDialog || originals.size() > 600) {
                continue;
            }
            String to = message.headers().first("To").orElseThrow();
            int number = originals.size();
            for (String method : List.of("ACK", "INVITE", "UPDATE", "INFO", "PRACK", "REFER", "NOTIFY", "BYE")) {
                long cSeq = method.equals("ACK") ? message.cSeq().number() : number;
                String request = Rig.request(method, cSeq, method + number, to, MORE, "v=0");
                originals.add(bytes(request.replace("Call-ID: call-1\n", "Call-ID: " + message.callId() + "\n")));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
