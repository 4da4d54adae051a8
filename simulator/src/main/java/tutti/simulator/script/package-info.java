/// `./tutti simulate`: a conference from a script, in virtual time, and who heard whom.
///
/// ```
///   file ─► reading ─► plan ─► stage.Rehearsal ─► stage.Stage ═ tick ═► report (WAV, events), recording
///                                                      └─► ear (rule beside ear) ─► report (matrix)
/// ```
/// Door: [tutti.simulator.script.SimulateCommand]. Thread: the caller's, and no other; no clock but the frame
/// counter, save for the speed on the terminal. May import: the rooms beside it, the command line of the
/// server, picocli, Jackson.
@NullMarked
package tutti.simulator.script;

import org.jspecify.annotations.NullMarked;
