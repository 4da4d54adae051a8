/// Providers through whom calls come and go, and the way to any peer that we call: names become addresses
/// here.
///
/// [Trunks] is the door for providers, [HostLookup] for names. Everything runs on the SIP loop's thread but
/// DNS, which has virtual threads of its own. May import `tutti.server.config` and the SIP layer; knows
/// nothing of calls' media or conferences.
@NullMarked
package tutti.server.trunk;

import org.jspecify.annotations.NullMarked;
