package tutti.server.doctor;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;

/// Whether phones are told an address that they can reach.
final class AdvertisedAddress {
    private AdvertisedAddress() {}

    static Finding check(InetAddress bind, Optional<InetAddress> advertise, Supplier<InetAddress> own) {
        if (advertise.isPresent()) return advertised(advertise.get());
        if (!bind.isAnyLocalAddress()) return local(bind);
        InetAddress told = own.get();
        if (!told.isLoopbackAddress()) return local(told);
        return Finding.warning(
                "this machine's name stands for " + told.getHostAddress() + ", which phones are told",
                "set advertise to the address they reach, or mend /etc/hosts");
    }

    private static Finding advertised(InetAddress address) {
        String found = address.getHostAddress();
        if (address.isLoopbackAddress() || address.isLinkLocalAddress()) {
            return Finding.warning(found + " is of no use to other machines", "set advertise to the public address");
        }
        return Finding.ok(address.isSiteLocalAddress() ? found + ", a private address" : found);
    }

    private static Finding local(InetAddress address) {
        String found = "as bound, " + address.getHostAddress();
        return Finding.ok(
                address.isSiteLocalAddress() ? found + "; phones beyond NAT need the setting advertise" : found);
    }
}
