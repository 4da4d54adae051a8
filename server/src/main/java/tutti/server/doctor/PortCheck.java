package tutti.server.doctor;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Whether a port can be had.
final class PortCheck {
    private static final int PRIVILEGED_MAX = 1_023;

    private PortCheck() {}

    /// For UDP and TCP.
    static Finding both(InetAddress bind, int port, String option) {
        if (port == 0) return Finding.ok("any free one");
        if (!isFreeUdp(bind, port)) return busy("UDP", bind, port, option);
        if (!isFreeTcp(bind, port)) return busy("TCP", bind, port, option);
        return Finding.ok(port + " is free, UDP and TCP");
    }

    static Finding tcp(InetAddress bind, int port, String option) {
        if (port == 0) return Finding.ok("any free one");
        return isFreeTcp(bind, port) ? Finding.ok(port + " is free") : busy("TCP", bind, port, option);
    }

    private static Finding busy(String transport, InetAddress bind, int port, String option) {
        String rights = port <= PRIVILEGED_MAX ? "it may need more rights; " : "is a Tutti running already? ";
        return Finding.failed(
                transport + " port " + port + " on " + bind.getHostAddress() + " cannot be had",
                rights + "choose another with " + option);
    }

    static boolean isFreeUdp(InetAddress bind, int port) {
        try (DatagramSocket _ = new DatagramSocket(new InetSocketAddress(bind, port))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isFreeTcp(InetAddress bind, int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, bind)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
