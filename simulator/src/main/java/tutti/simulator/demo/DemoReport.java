package tutti.simulator.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import tutti.simulator.hearing.Hearing;

/// How the demonstration went.
///
/// @param codec what all spoke
/// @param seconds how long
/// @param good whether everybody heard what he ought to
/// @param faults what was wrong, one sentence each
/// @param hearings every pair
/// @param table the same for people
record DemoReport(
        String codec,
        int seconds,
        boolean good,
        List<String> faults,
        List<Hearing> hearings,
        @JsonIgnore String table) {}
