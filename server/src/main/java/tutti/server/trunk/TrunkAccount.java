package tutti.server.trunk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tutti.server.config.TrunkSettings;
import tutti.sip.auth.Credentials;
import tutti.sip.message.SipUri;
import tutti.sip.registration.RegistrationSettings;

/// Who we are at a provider, in the SIP layer's words. Never prints the password.
///
/// Passwords are shown only to the realm of the settings, or else to one named like the registrar or the
/// proxy: whoever asks in another name is not answered (CVE-2021-41158).
final class TrunkAccount {
    private static final int ANY_PORT = 5060;

    private final TrunkSettings settings;
    private final SipUri registrar;
    private final Optional<SipUri> proxy;

    /// Throws [IllegalArgumentException] when the registrar or proxy is no SIP URI; configuration refuses
    /// that before.
    TrunkAccount(TrunkSettings settings) {
        this.settings = settings;
        registrar = parse(settings.registrar());
        proxy = settings.proxy().map(TrunkAccount::parse);
    }

    private static SipUri parse(String text) {
        return SipUri.parse(text)
                .filter(uri -> !uri.host().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" is no SIP URI of a provider; give one such as sip:sip.example.org"));
    }

    String name() {
        return settings.name();
    }

    String username() {
        return settings.username();
    }

    Optional<String> inbound() {
        return settings.inbound();
    }

    /// The provider's host, as the addresses of its numbers have it.
    String domain() {
        return registrar.host();
    }

    /// Where our requests go: the proxy if there is one.
    SipUri nextHop() {
        return proxy.orElse(registrar);
    }

    /// Everybody whose calls are the provider's.
    List<SipUri> servers() {
        return Stream.concat(Stream.of(registrar), proxy.stream()).toList();
    }

    /// What goes into Route: the proxy, told that it may route loosely.
    Optional<SipUri> route() {
        return proxy.flatMap(uri -> uri.parameters().has("lr") ? Optional.of(uri) : SipUri.parse(uri + ";lr"));
    }

    /// `user` at the provider.
    SipUri address(String user) {
        String withPort = SipUri.of(user, domain(), ANY_PORT).toString();
        return parse(withPort.substring(0, withPort.lastIndexOf(':')));
    }

    SipUri ourselves() {
        return address(settings.username());
    }

    List<Credentials> credentials() {
        Stream<String> realms = settings.realm()
                .map(Stream::of)
                .orElseGet(() -> servers().stream().map(SipUri::host).distinct());
        return realms.map(realm -> Credentials.ofPassword(
                        realm, settings.username(), settings.password().reveal()))
                .toList();
    }

    RegistrationSettings registration() {
        RegistrationSettings standard = RegistrationSettings.standard(
                registrarDomain(), ourselves(), credentials().getFirst());
        return new RegistrationSettings(
                standard.registrar(),
                standard.addressOfRecord(),
                credentials(),
                standard.expiresSeconds(),
                standard.retryMillis(),
                standard.retryMaxMillis());
    }

    /// The registrar without a user or parameters, which a REGISTER's Request-URI must not have (RFC 3261
    /// §10.2).
    private SipUri registrarDomain() {
        String port = registrar.port().isPresent() ? ":" + registrar.port().getAsInt() : "";
        return parse("sip:" + registrar.host() + port);
    }

    @Override
    public String toString() {
        return "trunk " + settings.name();
    }
}
