package tutti.bench.sound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The page and its pictures, as files by their paths.
final class SoundPage {
    static final String PAGE = "sound.md";
    static final String PICTURES = "sound";

    private static final String INTRODUCTION = """
            # How it sounds

            What detection and conditioning do to sound, measured on the code itself. This page, its numbers and its pictures are written by

                ./tutti bench sound --out docs

            and a test fails when they are not what the code does. All signals are made from rules and seeds: the same code gives the same
            bytes on every machine. What the stages cost is measured by `./tutti bench detect`.
            """;

    private SoundPage() {}

    /// Measures everything, a few seconds; the contents of each file, by its path with `/`.
    static Map<String, String> files() {
        List<Picture> pictures = List.of(
                DigitPicture.picture(),
                SuppressionPicture.picture(),
                SpeechPicture.picture(),
                GainPicture.picture(),
                EchoPicture.picture(),
                ResamplerPicture.picture());
        Map<String, String> files = new LinkedHashMap<>();
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Picture picture : pictures) {
            String path = PICTURES + "/" + picture.name() + ".svg";
            page.append("\n## %s\n\n![%s](%s)\n\n%s\n"
                    .formatted(picture.heading(), picture.figure().description(), path, picture.caption()));
            files.put(path, picture.figure().svg());
        }
        files.put(PAGE, page.toString());
        return files;
    }
}
