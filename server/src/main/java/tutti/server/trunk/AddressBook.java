package tutti.server.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Who knows the addresses of a name. May block; called on a virtual thread.
@FunctionalInterface
public interface AddressBook {
    /// At least one address.
    List<InetAddress> addressesOf(String host) throws UnknownHostException;

    /// Who offers the service of this name, as `_sip._udp.example.org`, in no order; none where nothing is known of
    /// it.
    default List<ServiceRecord> serversOf(String service) {
        return List.of();
    }
}
