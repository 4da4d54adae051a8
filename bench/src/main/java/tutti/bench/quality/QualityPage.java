package tutti.bench.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The page and its pictures, as files by their paths; in sections, so that a few can be looked at alone.
@SuppressWarnings("InlineFormatString") // the words of the page stand together
final class QualityPage {
    static final String PAGE = "quality.md";

    private static final String INTRODUCTION = """
            # Calls over bad networks

            What a listener gets when packets are lost, late, doubled or out of order, measured on the receive path itself (RTP, jitter
            buffer, decoder, concealment, time-scaling) in virtual time. This page, its numbers and its pictures are written by

                ./tutti bench quality --out docs

            and a test fails when they are not what the code does. Speech is made from rules and seeds, 20 ms a packet; each number is for
            three calls of 30 s. Packets of a clean call come 7 ms before their tick, so 7 ms is the least delay there is.
            """;

    private QualityPage() {}

    /// Measures everything, about a minute; the contents of each file, by its path with `/`.
    static Map<String, String> files(List<Coding> opus) {
        BlockSections blocks = new BlockSections();
        StringBuilder page = new StringBuilder(INTRODUCTION);
        sections(opus).forEach(section -> page.append(section.markdown()));
        blocks.sections().forEach(section -> page.append(section.markdown()));
        Map<String, String> files = new LinkedHashMap<>(blocks.pictures());
        files.put(PAGE, page.toString());
        return files;
    }

    /// What is measured on whole calls.
    static List<Section> sections(List<Coding> opus) {
        Coding muLaw = Coding.muLaw();
        Coding g722 = Coding.g722();
        List<Section> sections = new ArrayList<>();
        sections.add(overview(muLaw, g722, opus));
        sections.addAll(ofTelephones(muLaw));
        sections.add(GridSection.G722.of(g722));
        sections.add(GridSection.OPUS.of(opus.getFirst()));
        sections.add(GridSection.OPUS_WITH_COPIES.of(opus.getLast()));
        return sections;
    }

    /// All codings side by side. Opus is a library: another processor may give other last digits.
    static Section overview(Coding muLaw, Coding g722, List<Coding> opus) {
        List<Coding> codings = new ArrayList<>(List.of(muLaw, g722));
        codings.addAll(opus);
        return new Section("What to take from it", """
                Made up (share of what is heard) · distance between what is heard and what was spoken (0 is identical; a lost packet that is
                replaced by silence costs about 7 dB for its time). The distance is in critical bands up to half the sample rate: compare
                networks within a column rather than codecs.

                %s
                * Jitter costs delay and next to no sound: the buffer holds what 97 %% of the packets need, and little is made up while it learns.
                * Loss costs what is lost and nothing more. A-law and L16 take the same way as µ-law. G.722 and Opus have decoders that remember,
                  and are off for a while after each gap.
                * Opus puts a copy of a packet into the next one for who reports losses: into %.0f %% of them at 3 %% loss, into %.0f %% at 10 %%,
                  which is all that hold speech. That is of use only to who waits for the next packet: who loses 2 %% or more and gets copies is
                  played 20 ms later where the jitter alone would not do it.
                * Duplicates cost nothing. A packet that is overtaken by three others is given up where there is no jitter: to wait 65 ms for
                  one in a hundred would cost all the others more.
                * Nothing is worse than the gaps explain: that is what *explained* says below, for each network.

                Real packets do the same: `./tutti bench quality --live --out docs` puts the same network, packet by packet, between real callers and
                a real server, and writes what [they heard](quality-live.md) beside what is computed here.
                """.formatted(
                        NetworkTable.overview(codings),
                        opus.getLast().speech(3).copiesPercent(),
                        opus.getLast().speech(10).copiesPercent()));
    }

    /// What is measured with µ-law: the same bytes on every machine.
    static List<Section> ofTelephones(Coding muLaw) {
        return List.of(
                new Section("Network by network: µ-law, 8 kHz", """
                        *Late (97 %%)*: so much later than the fastest come 97 %% of the packets. *Delay*: from the moment at which a packet that is not
                        late comes to the tick that plays it; median, and for 95 %% of the time. *Late, %%*: packets that came and were not played.
                        *Made up*: share of what is heard. *Distance*: between the spectra of what is heard and what was spoken, mean over speech.
                        *Explained*: the same distance in a call with gaps as long in the same places, when everything else comes on time. *Gap*: the
                        longest piece of speech that is 20 dB softer than spoken. *Step*: the steepest one, against the steepest spoken or heard within
                        40 ms; a click is above 6 dB.

                        %s
                        The network adds jitter as the positive half of a normal distribution with this σ and keeps the order. A standstill holds all
                        packets back to its end.
                        """.formatted(NetworkTable.details(muLaw))),
                GridSection.MU_LAW.of(muLaw));
    }
}
