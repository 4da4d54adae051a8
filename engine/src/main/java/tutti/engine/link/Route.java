package tutti.engine.link;

import tutti.engine.Processor;

/// From which processor to which, for listeners of which sample rate.
record Route(Processor from, Processor to, int sampleRateHz) {}
