package tutti.server;

import java.net.InetAddress;
import java.time.Duration;

/// What an operator can set. Ports 0 take free ones.
///
/// @param bind address of all sockets
/// @param sipPort UDP and TCP port of SIP
/// @param httpPort TCP port of HTTP
/// @param rtpPortFirst first UDP port of media
/// @param rtpPortLast last UDP port of media, inclusive
/// @param callsMax calls at one time; one more is answered 503
/// @param partiesMax parties in one conference; one more is answered 486
/// @param mediaTimeout a call whose peer has sent no media for so long, and is not on hold, is ended
public record ServerSettings(
        InetAddress bind,
        int sipPort,
        int httpPort,
        int rtpPortFirst,
        int rtpPortLast,
        int callsMax,
        int partiesMax,
        Duration mediaTimeout) {
    public static ServerSettings defaults() {
        return new ServerSettings(
                InetAddress.getLoopbackAddress(), 5060, 8080, 10_000, 20_000, 1_000, 250, Duration.ofSeconds(60));
    }

    /// The same on ports that the system chooses, for tests and demonstrations; media ports from `rtpPortFirst`
    /// on.
    public ServerSettings onFreePorts() {
        return new ServerSettings(bind, 0, 0, rtpPortFirst, rtpPortLast, callsMax, partiesMax, mediaTimeout);
    }
}
