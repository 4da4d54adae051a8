package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tutti.sip.message.TortureMessages;
import tutti.sip.transport.Flow;

/// What the endpoint does with each message of RFC 4475, over UDP and TCP, and that it serves the next one.
class TortureEndpointTest {
    private static final int NO_ANSWER = 0;
    private static final int A_CALL = 180;

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "wsinv, 481", // its To has a tag nobody knows here
        "intmeth, 405",
        "esc01, 180",
        "escnull, 405",
        "esc02, 405",
        "lwsdisp, 200",
        "longreq, 180",
        "dblreq, 405",
        "semiuri, 200",
        "transports, 200",
        "mpart01, 405", // well formed, and this server takes no MESSAGE
        "unreason, 0",
        "noreason, 0",
        "badinv01, 400",
        "clerr, 400",
        "ncl, 400",
        "scalar02, 400",
        "scalarlg, 0",
        "quotbal, 400",
        "ltgtruri, 400",
        "lwsruri, 400",
        "lwsstart, 400",
        "trws, 400",
        "escruri, 400",
        "baddate, 180",
        "regbadct, 400",
        "badaspec, 400",
        "baddn, 400",
        "badvers, 505",
        "mismatch01, 400",
        "mismatch02, 400",
        "bigcode, 0",
        "badbranch, 200",
        "insuf, 400",
        "unkscm, 416",
        "novelsc, 416",
        "unksm2, 405",
        "bext01, 420",
        "invut, 415",
        "regaut01, 405",
        "multi01, 400",
        "mcl01, 400",
        "bcast, 0",
        "zeromf, 200",
        "cparam01, 405",
        "cparam02, 405",
        "regescrt, 405",
        "sdp01, 406",
        "inv2543, 180"
    })
    void answersAsTheRfcSays(String name, int status) {
        // RFC 2543 knew no Content-Length on streams; over TCP that message has no end.
        List<Flow> flows = name.equals("inv2543") ? List.of(Rig.UDP) : List.of(Rig.UDP, Rig.TCP);
        for (Flow flow : flows) {
            Rig rig = new Rig();
            rig.listener.onIncoming = (call, invite) -> call.ring(call.nowNanos());
            byte[] bytes = TortureMessages.named(name);
            rig.endpoint.receive(bytes, 0, bytes.length, flow, rig.nowNanos());
            if (status == NO_ANSWER) {
                assertThat(rig.startLines).isEmpty();
            } else {
                assertThat(rig.startLines).hasSize(1).first().asString().startsWith("SIP/2.0 " + status + " ");
            }
            assertThat(rig.listener.events).hasSize(status == A_CALL ? 1 : 0);
            rig.receive(Rig.request("OPTIONS", 1, "alive", "<sip:room@192.0.2.1>", "", ""), flow);
            assertThat(rig.lastResponse().status()).isEqualTo(200);
            rig.expectEmptyAfterTimers();
        }
    }
}
