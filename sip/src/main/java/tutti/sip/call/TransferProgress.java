package tutti.sip.call;

/// How far a transfer has come that we asked the peer for.
///
/// @param status 202 when he has agreed; then what he heard from the new place, 1xx, and at the end 2xx or why
///     not; his own refusal; or 408 if he fell silent
/// @param reason the words after it
/// @param finished whether this is the last we hear of it
public record TransferProgress(int status, String reason, boolean finished) {

    public boolean isSuccess() {
        return finished && status / 100 == 2;
    }
}
