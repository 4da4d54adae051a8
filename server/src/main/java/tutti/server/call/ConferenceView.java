package tutti.server.call;

import java.util.List;

/// A conference at one moment: its name and its parties' addresses in order of joining.
public record ConferenceView(String name, List<String> participants) {}
