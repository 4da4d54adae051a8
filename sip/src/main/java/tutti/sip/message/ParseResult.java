package tutti.sip.message;

/// What came of reading bytes as a SIP message.
public sealed interface ParseResult permits Parsed, Malformed {}
