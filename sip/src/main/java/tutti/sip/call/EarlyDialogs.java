package tutti.sip.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tutti.sip.auth.DigestClient;
import tutti.sip.dialog.Dialog;
import tutti.sip.dialog.DialogId;
import tutti.sip.message.RAck;
import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipRequest;
import tutti.sip.message.SipResponse;
import tutti.sip.transport.Flow;
import tutti.sip.transport.SipCounter;

/// The dialogs that provisional responses to an INVITE of ours have made, one for each phone a proxy rings, and
/// the PRACKs that the reliable ones get.
///
/// Source: RFC 3261 §12.1.2, §13.2.2.1; RFC 3262 §4.
final class EarlyDialogs {
    /// The most dialogs one INVITE of ours may make, early ones and answers together.
    static final int DIALOGS_MAX = 16;

    private static final class Early {
        final Dialog dialog;
        OptionalLong confirmed = OptionalLong.empty();

        Early(Dialog dialog) {
            this.dialog = dialog;
        }
    }

    private final CallContext context;
    private final CallLife call;
    private final DigestClient digest;
    private final Map<String, Early> byTag = new HashMap<>();

    EarlyDialogs(CallContext context, CallLife call, DigestClient digest) {
        this.context = context;
        this.call = call;
        this.digest = digest;
    }

    Optional<Dialog> find(DialogId id) {
        return Optional.ofNullable(byTag.get(id.remoteTag())).map(early -> early.dialog);
    }

    /// Takes a provisional response other than 100; false if nobody is to hear of it: it came before, or one
    /// before it is still missing, or there are too many dialogs.
    boolean take(SipRequest invite, SipResponse response, Flow from) {
        String tag = response.to().tag();
        boolean reliable = response.headers().lists("Require", Capabilities.RELIABLE);
        if (tag.isEmpty()) {
            return !reliable;
        }
        Early early = byTag.get(tag);
        if (early == null) {
            if (byTag.size() >= DIALOGS_MAX) {
                context.count(SipCounter.EARLY_DIALOG_LIMIT);
                return false;
            }
            early = new Early(Dialog.calling(invite, response, from));
            byTag.put(tag, early);
            context.table().put(early.dialog.id(), call);
        }
        return !reliable || confirm(early, response);
    }

    /// Confirms the first of a dialog, and then each that follows the one before.
    private boolean confirm(Early early, SipResponse response) {
        OptionalLong number = RAck.responseNumber(response);
        boolean next = number.isPresent()
                && (early.confirmed.isEmpty() || number.getAsLong() == early.confirmed.getAsLong() + 1);
        if (!next) {
            context.count(SipCounter.ABSORBED);
            return false;
        }
        early.confirmed = number;
        SipHeaders headers = SipHeaders.builder()
                .add("RAck", new RAck(number.getAsLong(), response.cSeq()).toString())
                .add("User-Agent", context.settings().product())
                .build();
        context.send(early.dialog, digest, "PRACK", headers, Body.NONE, Outcome.of(() -> {}));
        return true;
    }

    /// The dialog that a 2xx confirms: the early one of its tag, or a new one.
    Dialog answered(SipRequest invite, SipResponse response, Flow from) {
        Early early = byTag.get(response.to().tag());
        if (early == null) {
            return Dialog.calling(invite, response, from);
        }
        early.dialog.confirm(response, from);
        return early.dialog;
    }

    void clear() {
        byTag.values().forEach(early -> context.table().remove(early.dialog.id()));
        byTag.clear();
    }
}
