package tutti.bench.plot;

import java.util.Locale;

/// Colours that differ for everybody, colour-blind too, on white and on black.
public enum Ink {
    BLUE("#0969da", "#58a6ff"),
    ORANGE("#bc4c00", "#ffa657"),
    GREEN("#1a7f37", "#3fb950"),
    RED("#cf222e", "#ff7b72"),
    GREY("#6e7781", "#8b949e");

    private final String onWhite;
    private final String onBlack;

    Ink(String onWhite, String onBlack) {
        this.onWhite = onWhite;
        this.onBlack = onBlack;
    }

    String strokeClass() {
        return word();
    }

    String fillClass() {
        return word() + "-fill";
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The rules of all inks, for white or for black paper.
    static String css(boolean black) {
        StringBuilder css = new StringBuilder();
        for (Ink ink : values()) {
            String colour = black ? ink.onBlack : ink.onWhite;
            css.append(".%s{stroke:%s}.%s{fill:%s}".formatted(ink.strokeClass(), colour, ink.fillClass(), colour));
        }
        return css.toString();
    }
}
