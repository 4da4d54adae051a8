package tutti.server.doctor;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import tutti.server.config.PortRange;
import tutti.server.config.ServerSettings;

/// Addresses, buffers and media ports.
final class NetworkChecks {
    /// What the SIP socket asks for: a burst of some hundred messages.
    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;

    private static final int RTP_SAMPLES = 50;
    private static final int KIB = 1_024;

    private final ServerSettings settings;

    NetworkChecks(ServerSettings settings) {
        this.settings = settings;
    }

    Finding receiveBuffer() {
        try (DatagramChannel socket = DatagramChannel.open()) {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            return receiveBuffer(socket.getOption(StandardSocketOptions.SO_RCVBUF));
        } catch (IOException e) {
            return Finding.failed("no UDP socket can be opened: " + e.getMessage(), "look at the limits of this user");
        }
    }

    static Finding receiveBuffer(int grantedBytes) {
        String found = grantedBytes / KIB + " KiB per UDP socket";
        if (grantedBytes >= RECEIVE_BUFFER_BYTES) return Finding.ok(found);
        return Finding.warning(
                found + ", " + RECEIVE_BUFFER_BYTES / KIB + " wanted",
                "a burst of SIP may be lost; sysctl -w net.core.rmem_max=" + RECEIVE_BUFFER_BYTES);
    }

    Finding bindAddress() {
        InetAddress bind = settings.bind();
        String address = bind.getHostAddress();
        try (DatagramSocket _ = new DatagramSocket(new InetSocketAddress(bind, 0))) {
            if (bind.isLoopbackAddress()) return Finding.ok(address + ", reachable from this machine only (--bind)");
            return Finding.ok(bind.isAnyLocalAddress() ? address + ", every address of this machine" : address);
        } catch (IOException _) {
            return Finding.failed(
                    address + " is not an address of this machine",
                    "choose another with --bind; 0.0.0.0 is every address");
        }
    }

    /// What this machine takes for its own address when it is bound to every one.
    static InetAddress ownAddress() {
        try {
            return InetAddress.getLocalHost();
        } catch (IOException _) {
            return InetAddress.getLoopbackAddress();
        }
    }

    /// Some of the range: all would take seconds.
    Finding rtpPorts() {
        PortRange range = settings.media().rtpPorts();
        int ports = range.last() - range.first() + 1;
        int samples = Math.min(RTP_SAMPLES, ports);
        int free = 0;
        for (int i = 0; i < samples; i++) {
            int port = range.first() + (int) ((long) i * ports / samples);
            if (PortCheck.isFreeUdp(settings.bind(), port)) free++;
        }
        String found = range + ", " + free + " of " + samples + " looked at are free";
        if (free == samples) return Finding.ok(found);
        String advice = "other programs use some; choose another range with --rtp-ports";
        return free == 0 ? Finding.failed(found, advice) : Finding.warning(found, advice);
    }
}
