/// The conference model as primitives: processors, channels, datafeeds, conference inputs and conference
/// outputs.
///
/// Two sides meet here and only one reference crosses between them. *Control* ([Channel], [ConferenceInput],
/// [ConferenceOutput], [Datafeed]) may be called from any thread and changes the matrix. The *tick*
/// ([Processor#tick]) runs on the thread that owns the processor and executes the [FrameProgram] published
/// last. No sockets, no threads, no clock. May import `tutti.audio`.
@NullMarked
package tutti.engine;

import org.jspecify.annotations.NullMarked;
