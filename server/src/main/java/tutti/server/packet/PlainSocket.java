package tutti.server.packet;

import java.io.IOException;
import java.nio.channels.DatagramChannel;

/// A socket of [PlainNetwork]. Thread: any.
public record PlainSocket(DatagramChannel channel) implements MediaSocket {
    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // The descriptor is gone either way.
        }
    }
}
