package tutti.server.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Handshakes over links that lose a fifth and let a fifth be overtaken, in both directions.
class DtlsLossPropertyTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 22, 33, 44, 55, 66, 77, 88, 99, 110})
    void agreesOverALinkThatLosesAndReorders_Rfc6347Section424(long seed) throws Exception {
        DtlsPair pair = new DtlsPair(DtlsPair.FAST, seed, 0.2, 0.2).start();
        SrtpKeys client = pair.client.keys();
        SrtpKeys server = pair.server.keys();
        DtlsHandshakeTest.assertMirrored(client, server);
        assertThat(pair.toServer.disturbed() + pair.toClient.disturbed())
                .as("disturbed datagrams, seed %d", seed)
                .isPositive();
        pair.client.close();
        pair.server.close();
    }
}
