package tutti.simulator.script.plan;

import java.util.Optional;
import tutti.simulator.script.network.NetworkConditions;

/// Somebody in the script. When he comes and goes is among the script's actions.
///
/// @param name also of his WAV file
/// @param processor where his channel is, counted from 0
/// @param sampleRateHz of his channel, his source and his WAV file
/// @param source what he says from the moment he joins
/// @param network through which his packets come; empty: his samples reach the conference directly
/// @param input what is done to what he sends
/// @param inDb how loud he is for the others, -24…+24 dB
/// @param outDb how loud he hears the others, -24…+24 dB
/// @param everHears whether any role he has in the script hears
public record PartyPlan(
        String name,
        int processor,
        int sampleRateHz,
        SourcePlan source,
        Optional<NetworkConditions> network,
        InputPlan input,
        double inDb,
        double outDb,
        boolean everHears) {
    /// Whether what he says reaches the conference sample by sample, in the same frame.
    public boolean comesUnchanged() {
        return network.isEmpty() && input.changesNothing();
    }
}
