package tutti.bench.conformance;

/// How a test says that it runs in the slow tier only.
final class SlowTier {
    private SlowTier() {}

    static boolean isNamedBy(String code) {
        return code.contains("@EnabledIfSystemProperty(named = \"tutti.slow\"");
    }
}
