package tutti.sip.message;

/// The bytes were a SIP message.
public record Parsed(SipMessage message) implements ParseResult {}
