package tutti.server.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.spi.NamingManager;

/// The system's: the JDK's resolver for addresses (hosts file, DNS), and its DNS client for services.
public final class SystemAddressBook implements AddressBook {
    private static final String SYSTEMS_DNS = "dns:";

    /// Servers of one service that are looked at.
    static final int SERVERS_MAX = 16;

    /// Asked twice, the second time for twice as long.
    private static final String TIMEOUT_MILLIS = "1000";

    private static final String TRIES = "2";
    private static final String SRV = "SRV";

    private final String dnsUrl;

    /// Asks whoever the system asks.
    public SystemAddressBook() {
        this(SYSTEMS_DNS);
    }

    SystemAddressBook(String dnsUrl) {
        this.dnsUrl = dnsUrl;
    }

    @Override
    public List<InetAddress> addressesOf(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    /// None as well when DNS does not answer: what has an address can be reached without.
    ///
    /// What makes JNDI dangerous does not happen here: the context is DNS' whatever the name looks like, and gives
    /// records as text, never objects.
    @Override
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})
    public List<ServiceRecord> serversOf(String service) {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, dnsUrl);
        environment.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
        List<ServiceRecord> servers = new ArrayList<>();
        try {
            DirContext dns = (DirContext) NamingManager.getInitialContext(environment);
            try {
                Attribute found = dns.getAttributes(service, new String[] {SRV}).get(SRV);
                if (found == null) return List.of();
                NamingEnumeration<?> records = found.getAll();
                while (records.hasMore() && servers.size() < SERVERS_MAX) {
                    ServiceRecord.parse(records.next().toString()).ifPresent(servers::add);
                }
            } finally {
                dns.close();
            }
        } catch (NamingException _) {
            return List.of();
        }
        return servers;
    }
}
