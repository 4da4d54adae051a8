package tutti.sip.call;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;

/// The one gate every request passes, whatever its method, before anything is done for it.
///
/// In the order of RFC 3261 §8.2: method (405), Request-URI scheme (416), merged request (482), extensions
/// (420), body (415) and whether the answer may be what we can say (406). `Max-Forwards: 0` is no reason to
/// refuse: it stops proxies, and this is where the request was going (RFC 4475 §3.3.11, `zeromf`).
final class RequestGate {
    private final CallSettings settings;

    RequestGate(CallSettings settings) {
        this.settings = settings;
    }

    Optional<Refusal> check(SipRequest request, boolean merged) {
        if (!Capabilities.METHODS.contains(request.method())) {
            return Optional.of(Refusal.of(405, "Allow", Capabilities.ALLOW));
        }
        if (!request.uri().isSip()) {
            return Optional.of(Refusal.of(416));
        }
        if (merged) {
            return Optional.of(Refusal.of(482));
        }
        Optional<Refusal> extensions = checkExtensions(request);
        return extensions.isPresent() ? extensions : checkContent(request);
    }

    /// CANCEL may not require anything (§8.2.2.3).
    private static Optional<Refusal> checkExtensions(SipRequest request) {
        if (request.is("CANCEL")) {
            return Optional.empty();
        }
        List<String> unsupported = request.headers().elements("Require").stream()
                .filter(tag -> !tag.isEmpty())
                .filter(tag -> !Capabilities.EXTENSIONS.contains(tag.toLowerCase(Locale.ROOT)))
                .toList();
        return unsupported.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(420, "Unsupported", String.join(", ", unsupported)));
    }

    private Optional<Refusal> checkContent(SipRequest request) {
        return switch (request.method()) {
            case "PRACK" -> checkBody(request, settings.bodyTypes());
            case "INVITE", "UPDATE" -> {
                Optional<Refusal> body = checkBody(request, settings.bodyTypes());
                yield body.isPresent() ? body : checkAccept(request);
            }
            case "INFO" -> checkBody(request, settings.infoTypes());
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> checkBody(SipRequest request, List<String> types) {
        if (!request.hasBody()) {
            return Optional.empty();
        }
        if (!types.contains(request.contentType())) {
            return Optional.of(Refusal.of(415, "Accept", String.join(", ", types)));
        }
        String encoding = request.headers().first("Content-Encoding").orElse("identity");
        return encoding.equalsIgnoreCase("identity")
                ? Optional.empty()
                : Optional.of(Refusal.of(415, "Accept-Encoding", "identity"));
    }

    private Optional<Refusal> checkAccept(SipRequest request) {
        SipHeaders headers = request.headers();
        if (!headers.has("Accept")) {
            return Optional.empty();
        }
        String ours = settings.bodyTypes().getFirst();
        String range = ours.substring(0, ours.indexOf('/')) + "/*";
        for (String element : headers.elements("Accept")) {
            int semicolon = element.indexOf(';');
            String type = (semicolon < 0 ? element : element.substring(0, semicolon)).strip();
            if (type.equalsIgnoreCase(ours) || type.equalsIgnoreCase(range) || type.equals("*/*")) {
                return Optional.empty();
            }
        }
        return Optional.of(Refusal.of(406));
    }
}
