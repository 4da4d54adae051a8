package tutti.server.config;

import java.util.Optional;

/// A provider at whom we register and through whom calls come and go.
public record TrunkSettings(
        @Setting("Our own name for the trunk") String name,

        @Setting("SIP URI of the registrar, such as sip:sip.example.org")
        String registrar,

        @Setting("User name at the provider") String username,
        @Setting("Password at the provider") Secret password,

        @Setting("SIP URI of the outbound proxy, where it is not the registrar")
        Optional<String> proxy,

        @Setting("Conference that calls from this trunk join; without it, the one they dial")
        Optional<String> inbound) {}
