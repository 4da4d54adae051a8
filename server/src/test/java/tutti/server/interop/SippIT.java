package tutti.server.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tutti.server.TuttiServer;
import tutti.server.config.ServerSettings;

/// Many short calls by an independent load generator: none fails and nothing stays behind.
class SippIT {
    private static final int CALLS_PER_SECOND = 50;
    private static final int CALLS = Boolean.getBoolean("tutti.slow") ? 1_500 : 500;

    /// RFC 3261 timer J keeps answered requests for 32 s.
    private static final Duration TRANSACTIONS_FORGOTTEN = Duration.ofSeconds(50);

    private static final long HEAP_GROWTH_BYTES_MAX = 16 << 20;

    @TempDir
    Path folder;

    @BeforeAll
    static void needsSipp() {
        Program.require("sipp", "sip-tester");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "t1"})
    void noCallFailsAndEverythingReturnsToTheStart(String transport) throws Exception {
        try (TuttiServer server = TuttiServer.start(ServerSettings.defaults().onFreePorts(), _ -> {})) {
            long heapBefore = usedHeap();
            Process sipp = sipp(server, transport);
            assertThat(sipp.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(sipp.exitValue()).as(() -> "sipp says: " + tail(folder)).isZero();
            assertThat(server.calls().counters().acceptedCalls()).isEqualTo(CALLS);
            await().atMost(TRANSACTIONS_FORGOTTEN)
                    .until(() -> server.endpoint().transactions() == 0
                            && server.endpoint().dialogs() == 0);
            assertThat(server.endpoint().calls()).isZero();
            assertThat(server.ports().pairsInUse()).isZero();
            assertThat(server.media().processor().openChannels()).isZero();
            assertThat(server.conferences()).isEmpty();
            assertThat(usedHeap() - heapBefore).isLessThan(HEAP_GROWTH_BYTES_MAX);
        }
    }

    private Process sipp(TuttiServer server, String transport) throws Exception {
        int port;
        try (DatagramSocket probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        return new ProcessBuilder(
                        "sipp",
                        "-sn",
                        "uac",
                        "127.0.0.1:" + server.sipAddress().getPort(),
                        "-s",
                        "service",
                        "-t",
                        transport,
                        "-i",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-r",
                        Integer.toString(CALLS_PER_SECOND),
                        "-m",
                        Integer.toString(CALLS),
                        "-nostdin")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sipp.log").toFile())
                .start();
    }

    private static String tail(Path folder) {
        try {
            String output = Program.output(folder.resolve("sipp.log"));
            return output.substring(Math.max(0, output.length() - 3_000));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private static long usedHeap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
