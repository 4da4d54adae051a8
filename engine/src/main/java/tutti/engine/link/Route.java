package tutti.engine.link;

import tutti.engine.Processor;

/// From which processor to which.
record Route(Processor from, Processor to) {}
