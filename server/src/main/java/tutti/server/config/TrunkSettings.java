package tutti.server.config;

import java.util.Optional;

/// A provider at whom we register and through whom calls come and go.
public record TrunkSettings(
        @Setting(value = "Our own name for the trunk", example = "provider")
        String name,

        @Setting(value = "SIP URI of the registrar", example = "sip:sip.example.org")
        String registrar,

        @Setting(value = "User name at the provider", example = "'012345'")
        String username,

        @Setting(value = "Password at the provider", example = "file:provider.password")
        Secret password,

        @Setting(value = "Realm of its challenges, if not the registrar's or proxy's host", example = "asterisk")
        Optional<String> realm,

        @Setting(
                value = "SIP URI of the outbound proxy, where it is not the registrar",
                example = "sip:proxy.example.org")
        Optional<String> proxy,

        @Setting(value = "Conference that calls to our number join; without it, one named like it", example = "welcome")
        Optional<String> inbound) {}
