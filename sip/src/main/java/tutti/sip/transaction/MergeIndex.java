package tutti.sip.transaction;

import java.util.HashSet;
import java.util.Set;
import tutti.sip.message.CSeq;
import tutti.sip.message.SipRequest;

/// Requests outside dialogs that are in progress, by what stays the same when a proxy forks them and both
/// branches reach us. Source: RFC 3261 §8.2.2.2.
final class MergeIndex {
    private record Origin(String callId, String fromTag, CSeq cSeq) {
        static Origin of(SipRequest request) {
            return new Origin(request.callId(), request.from().tag(), request.cSeq());
        }
    }

    private final Set<Origin> origins = new HashSet<>();

    boolean isKnown(SipRequest request) {
        return origins.contains(Origin.of(request));
    }

    void add(SipRequest request) {
        origins.add(Origin.of(request));
    }

    void remove(SipRequest request) {
        if (request.to().tag().isEmpty()) {
            origins.remove(Origin.of(request));
        }
    }
}
