package tutti.server.call;

/// Hears what becomes of a call of ours. Called on the SIP loop's thread; must not block.
@FunctionalInterface
public interface DialListener {
    void changed(DialProgress progress);
}
