package tutti.rtp.sdp;

import tutti.rtp.srtp.SrtpMasterKey;

/// How the audio of a call is protected, as agreed. Says nothing of its keys in `toString`.
///
/// Compare with what held before: an equal key keeps its `SrtpSender` or `SrtpReceiver`, another one makes
/// a new one;
/// an equal [Dtls] keeps its association, another one starts a handshake (RFC 8842 §4).
public sealed interface MediaSecurity {
    SecurityKind kind();

    /// RTP as it is.
    record Plain() implements MediaSecurity {
        @Override
        public SecurityKind kind() {
            return SecurityKind.PLAIN;
        }
    }

    /// SRTP under keys from both descriptions, of one profile: we protect with `local`, the peer with
    /// `remote`. `tag` is the number of the offer's `a=crypto` line.
    record Sdes(int tag, SrtpMasterKey local, SrtpMasterKey remote) implements MediaSecurity {
        @Override
        public SecurityKind kind() {
            return SecurityKind.SDES;
        }
    }

    /// SRTP under keys from a DTLS handshake, in which we take `role`, and the peer shows a certificate
    /// that has `remoteFingerprint`. `remoteTlsId` is the peer's `a=tls-id`, "" for none.
    record Dtls(DtlsRole role, DtlsFingerprint remoteFingerprint, String remoteTlsId) implements MediaSecurity {
        @Override
        public SecurityKind kind() {
            return SecurityKind.DTLS;
        }
    }
}
