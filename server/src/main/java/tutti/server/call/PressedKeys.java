package tutti.server.call;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import tutti.engine.Recognised;
import tutti.engine.tones.ToneEvent;
import tutti.server.keys.InfoKeys;
import tutti.server.keys.KeyListener;
import tutti.server.keys.KeyOrigin;
import tutti.server.media.MediaLoop;
import tutti.sip.message.SipRequest;

/// Brings the keys of all calls together, from the three ways they come, and tells each press once.
///
/// ```
///   telephone-event ─► leg ───────► media loop ─┐
///   tone ─► channel ─► detector ─► processor ───┼─► the call's [tutti.server.keys.CallKeys] ─► listener
///   INFO ─► call ───────────────────────────────┘
/// ```
/// Thread: the SIP loop's, except [#pressed].
final class PressedKeys {
    private final AtomicLong pressed = new AtomicLong();
    private KeyListener listener = KeyListener.SILENT;

    void tell(KeyListener newListener) {
        listener = newListener;
    }

    long pressed() {
        return pressed.get();
    }

    void info(ActiveCall call, SipRequest info, long nowNanos) {
        String type = info.headers().first("Content-Type").orElse("");
        InfoKeys.read(type, info.body()).ifPresent(digit -> press(call, digit, KeyOrigin.SIP_INFO, nowNanos));
    }

    void take(MediaLoop media, Collection<ActiveCall> calls, long nowNanos) {
        media.takeKeys((leg, digit) -> calls.stream()
                .filter(call -> call.media().leg().filter(leg::equals).isPresent())
                .forEach(call -> press(call, digit, KeyOrigin.TELEPHONE_EVENT, nowNanos)));
        for (Recognised recognised : media.processor().takeRecognised()) {
            if (!(recognised.event() instanceof ToneEvent.DigitStarted started)) continue;
            calls.stream()
                    .filter(call -> call.isOn(recognised.channel()))
                    .forEach(call -> press(call, started.digit(), KeyOrigin.TONE, nowNanos));
        }
    }

    private void press(ActiveCall call, char digit, KeyOrigin origin, long nowNanos) {
        if (!call.keys().press(digit, origin, nowNanos)) return;
        pressed.incrementAndGet();
        listener.pressed(call.number(), digit, origin);
    }
}
