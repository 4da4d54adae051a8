package tutti.sip.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tutti.sip.dialog.DialogId;
import tutti.sip.transport.Flow;

/// Which call a dialog belongs to, and how many calls there are.
final class CallTable {
    private final Map<DialogId, CallLife> byDialog = new HashMap<>();
    private int calls;

    void put(DialogId id, CallLife call) {
        byDialog.put(id, call);
    }

    void remove(DialogId id) {
        byDialog.remove(id);
    }

    Optional<CallLife> find(DialogId id) {
        return Optional.ofNullable(byDialog.get(id));
    }

    void callBegan() {
        calls++;
    }

    void callIsGone() {
        calls--;
    }

    int calls() {
        return calls;
    }

    int dialogs() {
        return byDialog.size();
    }

    /// A copy: telling a call about its flow may take it out of the table.
    List<CallLife> on(Flow flow) {
        List<CallLife> found = new ArrayList<>();
        for (CallLife call : byDialog.values()) {
            if (call.isOn(flow)) {
                found.add(call);
            }
        }
        return found;
    }
}
