package tutti.rtp.sdp;

/// What a host text in a description is. A number-like text that is no address is [#INVALID], not a name: a
/// resolver would read `1.2` or `0x7f.1` in ways nobody meant.
enum HostKind {
    IPV4,
    IPV6,
    NAME,
    INVALID;

    /// Longest host name. Source: RFC 1035 §2.3.4, without the root's dot.
    static final int NAME_CHARS_MAX = 253;

    static HostKind of(String host) {
        if (host.indexOf(':') >= 0) {
            return isIpv6(host) ? IPV6 : INVALID;
        }
        if (isIpv4(host)) {
            return IPV4;
        }
        return isName(host) ? NAME : INVALID;
    }

    /// `0.0.0.0` or `::`, in any spelling: the hold of RFC 2543, nobody's address.
    static boolean isUnspecified(String host) {
        return switch (of(host)) {
            case IPV4 -> host.chars().allMatch(c -> c == '0' || c == '.');
            case IPV6 -> host.chars().allMatch(c -> c == '0' || c == '.' || c == ':');
            case NAME, INVALID -> false;
        };
    }

    /// Multicast, reserved or broadcast: no single peer is behind it.
    static boolean isGroup(String host) {
        return switch (of(host)) {
            case IPV4 -> Fields.number(Fields.splitAt(host, '.').head(), 255).orElse(0) >= 224;
            case IPV6 -> host.regionMatches(true, 0, "ff", 0, 2) && host.indexOf(':') == 4;
            case NAME, INVALID -> false;
        };
    }

    private static boolean isIpv4(String host) {
        int octets = 0;
        String rest = host;
        while (!rest.isEmpty() && octets < 4) {
            Fields.Split split = Fields.splitAt(rest, '.');
            if (split.head().length() > 3 || Fields.number(split.head(), 255).isEmpty()) {
                return false;
            }
            octets++;
            rest = split.tail();
        }
        return octets == 4 && rest.isEmpty() && !host.endsWith(".");
    }

    /// Source: RFC 4291 §2.2, without zones.
    private static boolean isIpv6(String host) {
        int gap = host.indexOf("::");
        if (gap < 0) {
            return ipv6Groups(host) == 8;
        }
        String after = host.substring(gap + 2);
        if (after.contains("::")) {
            return false;
        }
        int groupsBefore = gap == 0 ? 0 : ipv6Groups(host.substring(0, gap));
        int groupsAfter = after.isEmpty() ? 0 : ipv6Groups(after);
        return groupsBefore >= 0 && groupsAfter >= 0 && groupsBefore + groupsAfter <= 7;
    }

    /// Count of 16-bit groups in `part`; −1 if it has a bad one. An IPv4 tail counts as two.
    private static int ipv6Groups(String part) {
        int groups = 0;
        int start = 0;
        while (start <= part.length()) {
            int colon = part.indexOf(':', start);
            int end = colon < 0 ? part.length() : colon;
            String group = part.substring(start, end);
            if (colon < 0 && isIpv4(group)) {
                return groups + 2;
            }
            if (group.isEmpty() || group.length() > 4 || !group.chars().allMatch(HostKind::isHexDigit)) {
                return -1;
            }
            groups++;
            start = end + 1;
        }
        return groups;
    }

    private static boolean isName(String host) {
        if (host.isEmpty() || host.length() > NAME_CHARS_MAX) {
            return false;
        }
        boolean wellSpelled = host.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '.' || c == '_');
        // The last label of a name is never a number; see the class comment.
        String lastLabel = lastLabel(host);
        return wellSpelled
                && !lastLabel.isEmpty()
                && isLetterOrDigit(lastLabel.charAt(0))
                && !isDigit(lastLabel.charAt(0));
    }

    private static String lastLabel(String host) {
        String withoutRoot = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return withoutRoot.substring(withoutRoot.lastIndexOf('.') + 1);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexDigit(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isLetterOrDigit(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
