package tutti.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tutti.sip.message.TortureMessages;
import tutti.sip.transport.Flow;

/// What the endpoint does with each message of RFC 4475, over UDP and TCP, and that it serves the next one.
class TortureEndpointTest {
    private static final int NO_ANSWER = 0;
    private static final int A_CALL = 180;

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvFileSource(resources = "/rfc4475-outcomes.csv", numLinesToSkip = 1)
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
