package tutti.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tutti.server.packet.PacketNetwork;

class MediaPortsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int FIRST = 31_000;

    @Test
    void rtpPortsAreEvenAndRtcpIsTheNext() {
        MediaPorts ports = new MediaPorts(PacketNetwork.best(), LOOPBACK, FIRST + 1, FIRST + 20);
        MediaPorts.Pair pair = ports.acquire().orElseThrow();
        pair.close();
        assertThat(pair.rtpPort()).isEven().isGreaterThanOrEqualTo(FIRST + 2);
        assertThat(pair.rtcpPort()).isEqualTo(pair.rtpPort() + 1);
    }

    @Test
    void aRangeThatIsUsedUpGivesNothingUntilAPairComesBack() {
        MediaPorts ports = new MediaPorts(PacketNetwork.best(), LOOPBACK, FIRST + 100, FIRST + 107);
        List<MediaPorts.Pair> taken = new ArrayList<>();
        for (int i = 0; i < 4; i++) taken.add(ports.acquire().orElseThrow());
        assertThat(ports.acquire()).isEmpty();
        assertThat(ports.exhausted()).isEqualTo(1);
        assertThat(ports.pairsInUse()).isEqualTo(4);
        MediaPorts.Pair back = taken.removeFirst();
        back.close();
        ports.release(back);
        MediaPorts.Pair again = ports.acquire().orElseThrow();
        assertThat(again.rtpPort()).isEqualTo(back.rtpPort());
        taken.add(again);
        taken.forEach(MediaPorts.Pair::close);
    }

    @Test
    void aPortThatRestsIsUsedLast() {
        MediaPorts ports = new MediaPorts(PacketNetwork.best(), LOOPBACK, FIRST + 200, FIRST + 209);
        MediaPorts.Pair first = ports.acquire().orElseThrow();
        first.close();
        ports.release(first);
        MediaPorts.Pair second = ports.acquire().orElseThrow();
        second.close();
        assertThat(second.rtpPort()).isNotEqualTo(first.rtpPort());
    }

    @Test
    void aPortThatSomebodyElseHasIsPassedOver() throws Exception {
        try (DatagramSocket _ = new DatagramSocket(FIRST + 301, LOOPBACK)) {
            MediaPorts ports = new MediaPorts(PacketNetwork.best(), LOOPBACK, FIRST + 300, FIRST + 303);
            MediaPorts.Pair pair = ports.acquire().orElseThrow();
            pair.close();
            assertThat(pair.rtpPort()).isEqualTo(FIRST + 302);
        }
    }

    @Test
    void aRangeWithoutAPairIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MediaPorts(PacketNetwork.best(), LOOPBACK, FIRST + 1, FIRST + 2))
                .withMessageContaining("no even and odd pair");
    }
}
