package tutti.sip.message;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The usual spelling of header names, and the compact forms (RFC 3261 §7.3.3, §20; RFC 4028; RFC 3515; RFC
/// 6665).
///
/// Names are brought to one spelling once, when a message is read, so that no rule can be passed by under an
/// odd one.
final class HeaderNames {
    private static final List<String> KNOWN = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Alert-Info",
            "Allow",
            "Allow-Events",
            "Authentication-Info",
            "Authorization",
            "Call-ID",
            "Call-Info",
            "Contact",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-Type",
            "CSeq",
            "Date",
            "Error-Info",
            "Event",
            "Expires",
            "From",
            "Max-Forwards",
            "MIME-Version",
            "Min-Expires",
            "Min-SE",
            "Organization",
            "P-Asserted-Identity",
            "Priority",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Require",
            "RAck",
            "Reason",
            "Record-Route",
            "Refer-Sub",
            "Refer-To",
            "Referred-By",
            "Replaces",
            "Require",
            "Retry-After",
            "Route",
            "RSeq",
            "Server",
            "Session-Expires",
            "Subject",
            "Subscription-State",
            "Supported",
            "Timestamp",
            "To",
            "Unsupported",
            "User-Agent",
            "Via",
            "Warning",
            "WWW-Authenticate");
    private static final Map<String, String> BY_LOWER_CASE = byLowerCase();

    private HeaderNames() {}

    /// The usual spelling of `name`, or `name` itself if it is not one we know.
    static String canonical(String name) {
        String known = BY_LOWER_CASE.get(name);
        if (known == null) {
            known = BY_LOWER_CASE.get(name.toLowerCase(Locale.ROOT));
        }
        return known == null ? name : known;
    }

    private static Map<String, String> byLowerCase() {
        Map<String, String> names = new HashMap<>();
        for (String name : KNOWN) {
            names.put(name, name);
            names.put(name.toLowerCase(Locale.ROOT), name);
        }
        names.put("i", "Call-ID");
        names.put("m", "Contact");
        names.put("e", "Content-Encoding");
        names.put("l", "Content-Length");
        names.put("c", "Content-Type");
        names.put("f", "From");
        names.put("s", "Subject");
        names.put("k", "Supported");
        names.put("t", "To");
        names.put("v", "Via");
        names.put("x", "Session-Expires");
        names.put("r", "Refer-To");
        names.put("b", "Referred-By");
        names.put("o", "Event");
        names.put("u", "Allow-Events");
        return Map.copyOf(names);
    }
}
