package tutti.bench.conformance;

import java.util.Locale;

/// Who publishes the documents that tests cite, in the order of the page.
enum Publisher {
    RFC("RFC ", "https://www.rfc-editor.org/rfc/rfc%s"),
    ITU("ITU-T ", "https://www.itu.int/rec/T-REC-%s"),
    EBU("EBU Tech ", "https://tech.ebu.ch/publications/tech%s");

    final String prefix;
    private final String address;

    Publisher(String prefix, String address) {
        this.prefix = prefix;
        this.address = address;
    }

    String address(String number) {
        return String.format(Locale.ROOT, address, number);
    }
}
