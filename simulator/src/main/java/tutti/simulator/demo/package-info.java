/// `./tutti demo`: a server and three callers in one process, to see and to measure. Door:
/// [tutti.simulator.demo.DemoCommand]. Thread: the command's. May import: everything of the simulator, the
/// server's door and command line, Jackson.
@NullMarked
package tutti.simulator.demo;

import org.jspecify.annotations.NullMarked;
