package tutti.server.config;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What an operator can set: one record per subsystem, each component with its [Setting].
///
/// Records hold any value of their types; ranges are checked where values are read. Ports 0 take free ones.
public record ServerSettings(
        @Setting("Address of all sockets; 0.0.0.0 or :: is every address of this machine")
        InetAddress bind,

        @Setting(value = "Public address behind NAT, as peers see it: in SDP, Contact and Via", example = "203.0.113.5")
        Optional<InetAddress> advertise,

        @Setting("Folder of what the server keeps") Path data,
        @Setting("Signalling") SipServerSettings sip,
        @Setting("REST, console, metrics") HttpSettings http,
        @Setting("What callers say and hear") MediaSettings media,

        @Setting("How much of everything is taken at one time")
        LimitSettings limits,

        @Setting("Which conferences can be dialled") RoomSettings rooms,

        @Setting("Who may call, and have others called in; without any, everybody may call")
        List<UserSettings> users,

        @Setting("Providers, through whom calls come and go")
        List<TrunkSettings> trunks) {
    private static final ServerSettings DEFAULTS = new ServerSettings(
            InetAddress.getLoopbackAddress(),
            Optional.empty(),
            Path.of("tutti-data"),
            SipServerSettings.DEFAULTS,
            HttpSettings.DEFAULTS,
            MediaSettings.DEFAULTS,
            LimitSettings.DEFAULTS,
            RoomSettings.DEFAULTS,
            List.of(),
            List.of());

    public ServerSettings {
        users = List.copyOf(users);
        trunks = List.copyOf(trunks);
    }

    public static ServerSettings defaults() {
        return DEFAULTS;
    }

    /// The same on ports that the system chooses, for tests and demonstrations; media ports stay.
    public ServerSettings onFreePorts() {
        return with(sip.withPort(0)).with(new HttpSettings(0));
    }

    public ServerSettings withBind(InetAddress bind) {
        return new ServerSettings(bind, advertise, data, sip, http, media, limits, rooms, users, trunks);
    }

    public ServerSettings withAdvertise(InetAddress advertise) {
        return new ServerSettings(bind, Optional.of(advertise), data, sip, http, media, limits, rooms, users, trunks);
    }

    public ServerSettings with(SipServerSettings sip) {
        return new ServerSettings(bind, advertise, data, sip, http, media, limits, rooms, users, trunks);
    }

    public ServerSettings with(HttpSettings http) {
        return new ServerSettings(bind, advertise, data, sip, http, media, limits, rooms, users, trunks);
    }

    public ServerSettings with(MediaSettings media) {
        return new ServerSettings(bind, advertise, data, sip, http, media, limits, rooms, users, trunks);
    }

    public ServerSettings with(LimitSettings limits) {
        return new ServerSettings(bind, advertise, data, sip, http, media, limits, rooms, users, trunks);
    }

    public ServerSettings with(RoomSettings rooms) {
        return new ServerSettings(bind, advertise, data, sip, http, media, limits, rooms, users, trunks);
    }

    public ServerSettings withUsers(List<UserSettings> users) {
        return new ServerSettings(bind, advertise, data, sip, http, media, limits, rooms, users, trunks);
    }

    public ServerSettings withTrunks(List<TrunkSettings> trunks) {
        return new ServerSettings(bind, advertise, data, sip, http, media, limits, rooms, users, trunks);
    }
}
