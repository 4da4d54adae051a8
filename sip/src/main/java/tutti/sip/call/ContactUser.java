package tutti.sip.call;

import java.util.Optional;
import tutti.sip.message.NameAddress;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipUri;
import tutti.sip.transport.Flow;
import tutti.sip.transport.NumericAddress;
import tutti.sip.transport.Transport;

/// Whose name our Contact bears in one dialog, and whether it promises TLS all the way: it does where the peer's or
/// our request asked for that.
record ContactUser(String user, boolean secured) {
    private static final String SIPS = "sips";

    /// In answers to `request`. Source: RFC 3261 §12.1.1.
    static ContactUser answering(SipRequest request) {
        Optional<SipUri> lastHop = request.addresses("Record-Route").stream()
                .findFirst()
                .or(request::contact)
                .map(NameAddress::uri);
        return new ContactUser(
                request.uri().user(),
                isSips(request.uri()) || lastHop.filter(ContactUser::isSips).isPresent());
    }

    /// In a dialog that a request of ours from `from` to `target` begins. Source: RFC 3261 §8.1.1.8.
    static ContactUser asking(NameAddress from, SipUri target) {
        return new ContactUser(from.uri().user(), isSips(target));
    }

    /// Of a registration under this address. Source: RFC 3261 §10.2.
    static ContactUser registering(SipUri addressOfRecord) {
        return new ContactUser(addressOfRecord.user(), isSips(addressOfRecord));
    }

    private static boolean isSips(SipUri uri) {
        return uri.scheme().equals(SIPS);
    }

    /// Where we are called over `flow`. TLS is what `sips` means by itself (RFC 5630 §3.1.4).
    NameAddress over(Flow flow) {
        boolean sips = secured && flow.isSecure();
        SipUri plain =
                SipUri.of(user, NumericAddress.host(flow.local()), flow.local().getPort());
        boolean implied = flow.transport() == Transport.UDP || (sips && flow.transport() == Transport.TLS);
        String text = plain + (implied ? "" : ";transport=" + flow.transport().uriParameter());
        return NameAddress.of(SipUri.parse(sips ? SIPS + text.substring(text.indexOf(':')) : text)
                .orElse(plain));
    }
}
