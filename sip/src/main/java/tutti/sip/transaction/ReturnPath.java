package tutti.sip.transaction;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import tutti.sip.message.Via;
import tutti.sip.transport.Flow;
import tutti.sip.transport.NumericAddress;

/// Where the response to a request goes.
///
/// Over a connection it goes back over that connection. Over UDP it goes to the address the request came from,
/// and to the port it came from if the sender asked for that (`rport`), else to the port in his Via. `maddr` is
/// not followed: it would let anybody aim our answers at a third party.
///
/// Source: RFC 3261 §18.2.1, §18.2.2; RFC 3581 §4.
final class ReturnPath {
    private ReturnPath() {}

    /// `via` with `received` and `rport` filled in from where it really came.
    static Via complete(Via via, Flow flow) {
        InetSocketAddress source = flow.remote();
        if (via.wantsRport()) {
            return via.with("received", NumericAddress.text(source)).with("rport", Integer.toString(source.getPort()));
        }
        Optional<InetAddress> sentBy = NumericAddress.parse(via.host());
        boolean honest = sentBy.isPresent() && sentBy.get().equals(source.getAddress());
        return honest ? via : via.with("received", NumericAddress.text(source));
    }

    static Flow of(Via via, Flow flow) {
        int viaPort = via.port().orElse(NumericAddress.DEFAULT_PORT);
        if (flow.isReliable() || via.wantsRport() || viaPort == flow.remote().getPort() || viaPort == 0) {
            return flow;
        }
        return flow.to(new InetSocketAddress(flow.remote().getAddress(), viaPort));
    }
}
