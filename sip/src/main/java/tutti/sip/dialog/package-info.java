/// Dialogs: what two user agents remember of each other between requests. The door is [tutti.sip.dialog.Dialog].
///
/// Thread: the endpoint's. Imports `message`, `transport`.
///
/// Source: RFC 3261 §12.
@NullMarked
package tutti.sip.dialog;

import org.jspecify.annotations.NullMarked;
