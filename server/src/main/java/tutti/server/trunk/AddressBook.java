package tutti.server.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Who knows the addresses of a name. May block; called on a virtual thread.
@FunctionalInterface
public interface AddressBook {
    /// The system's: hosts file, DNS.
    AddressBook SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /// At least one address.
    List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
