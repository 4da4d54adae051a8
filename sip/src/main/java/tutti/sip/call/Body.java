package tutti.sip.call;

import tutti.sip.message.SipHeaders;
import tutti.sip.message.SipMessage;

/// Opaque bytes and what they are.
final class Body {
    static final Body NONE = new Body(SipMessage.noBody(), "");

    private final byte[] bytes;
    private final String contentType;

    Body(byte[] bytes, String contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
    }

    byte[] bytes() {
        return bytes;
    }

    SipHeaders.Builder describe(SipHeaders.Builder headers) {
        return bytes.length == 0 ? headers : headers.add("Content-Type", contentType);
    }
}
