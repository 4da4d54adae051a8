/// How media packets meet the network: bound sockets, and the poller that reads and writes them all on one
/// thread.
///
/// [PacketNetwork] is the door: it says which way this machine has, binds sockets and makes their
/// [PacketIo]. [PlainNetwork] works everywhere; [LinuxNetwork] asks the kernel for several packets a call
/// and for the time at which each came. Binding may happen on any thread; everything else on the thread of
/// the loop that owns the [PacketIo]. Imports the JDK only.
@NullMarked
package tutti.server.packet;

import org.jspecify.annotations.NullMarked;
