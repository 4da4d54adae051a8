package tutti.server.doctor;

import tutti.server.config.PacketInterface;
import tutti.server.packet.LinuxNetwork;
import tutti.server.packet.PacketNetwork;
import tutti.server.packet.PlainNetwork;

/// How media packets are read from the system and written to it.
final class PacketsCheck {
    private PacketsCheck() {}

    static Finding check(PacketInterface wanted, PacketNetwork best) {
        if (wanted == PacketInterface.PLAIN) return Finding.ok("plain, as media.packets says");
        return switch (best) {
            case PlainNetwork plain ->
                Finding.warning(
                        plain.description(),
                        "calls cost half as much again and are up to 3 ms later than they could be");
            case LinuxNetwork linux -> Finding.ok(linux.description());
        };
    }
}
