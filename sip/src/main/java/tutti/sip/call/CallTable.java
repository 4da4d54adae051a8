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
    private final Map<DialogId, Call> byDialog = new HashMap<>();
    private int calls;

    void put(DialogId id, Call call) {
        byDialog.put(id, call);
    }

    void remove(DialogId id) {
        byDialog.remove(id);
    }

    Optional<Call> find(DialogId id) {
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
    List<Call> on(Flow flow) {
        List<Call> found = new ArrayList<>();
        for (Call call : byDialog.values()) {
            if (call.isOn(flow)) {
                found.add(call);
            }
        }
        return found;
    }
}
