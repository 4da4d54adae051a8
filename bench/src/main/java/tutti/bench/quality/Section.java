package tutti.bench.quality;

/// A part of the page under its own heading.
record Section(String heading, String text) {
    /// Whether numbers of Opus are in it, whose last digits differ from processor to processor.
    boolean isOfOpus() {
        return text.contains("Opus");
    }

    /// With a minus sign before negative numbers of a table.
    String markdown() {
        String body = text.strip().replace("-0.0 ", "0.0 ").replaceAll("(?<=\\| )-(?=\\d)", "−");
        return "\n## " + heading + "\n\n" + body + "\n";
    }
}
