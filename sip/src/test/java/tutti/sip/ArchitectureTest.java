package tutti.sip;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What this module may touch: no socket, no thread, no clock, no log, no randomness of its own; and its layers.
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("tutti.sip");
    private static final Set<String> CLOCKS = Set.of("nanoTime", "currentTimeMillis");
    private static final Set<String> ADDRESSES = Set.of("java.net.InetAddress", "java.net.InetSocketAddress");

    @Test
    void readsTheClassesOfThisModule() {
        assertThat(MAIN).hasSizeGreaterThan(60);
    }

    @Test
    void opensNoSocketAndReadsNoFile() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "sockets, channels, files",
                        c -> (c.getPackageName().equals("java.net") && !ADDRESSES.contains(c.getName()))
                                || c.getPackageName().startsWith("java.nio.channels")
                                || c.getPackageName().startsWith("java.nio.file")
                                || c.getName().startsWith("java.io.File")))
                .check(MAIN);
        noClasses()
                .should()
                .callMethodWhere(call(
                        "DNS",
                        c -> Set.of("getByName", "getAllByName", "getHostName", "getCanonicalHostName")
                                .contains(c.getName())))
                .check(MAIN);
    }

    @Test
    void startsNoThreadAndTakesNoLock() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "threads and locks",
                        c -> c.getName().equals("java.lang.Thread")
                                || (c.getPackageName().startsWith("java.util.concurrent")
                                        && !c.getName().equals("java.util.concurrent.atomic.LongAdder"))))
                .check(MAIN);
    }

    @Test
    void readsNoClockAndRollsNoDiceOfItsOwn() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "clocks, loggers, randomness, regular expressions",
                        c -> c.getPackageName().startsWith("java.time")
                                || c.getPackageName().startsWith("java.util.logging")
                                || c.getPackageName().startsWith("java.util.regex")
                                || c.getPackageName().startsWith("org.slf4j")
                                || c.getName().equals("java.util.Random")
                                || c.getName().equals("java.util.UUID")
                                || c.getName().equals("java.security.SecureRandom")))
                .check(MAIN);
        noClasses()
                .should()
                .callMethodWhere(call("clock", c -> CLOCKS.contains(c.getName())))
                .check(MAIN);
    }

    @Test
    void keepsItsLayers() {
        mayOnlyUse("tutti.sip.message", "tutti.sip.message");
        mayOnlyUse("tutti.sip.transport", "tutti.sip.transport");
        mayOnlyUse("tutti.sip.time", "tutti.sip.time");
        mayOnlyUse(
                "tutti.sip.transaction",
                "tutti.sip.transaction",
                "tutti.sip.message",
                "tutti.sip.transport",
                "tutti.sip.time");
        mayOnlyUse("tutti.sip.auth", "tutti.sip.auth", "tutti.sip.message", "tutti.sip.transport");
        mayOnlyUse(
                "tutti.sip.registration",
                "tutti.sip.registration",
                "tutti.sip.auth",
                "tutti.sip.message",
                "tutti.sip.transport",
                "tutti.sip.time",
                "tutti.sip.transaction");
        mayOnlyUse("tutti.sip.dialog", "tutti.sip.dialog", "tutti.sip.message", "tutti.sip.transport");
        noClasses()
                .that()
                .resideOutsideOfPackage("tutti.sip")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tutti.sip")
                .check(MAIN);
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "other modules",
                        c -> c.getName().startsWith("tutti.") && !c.getName().startsWith("tutti.sip")))
                .check(MAIN);
    }

    private static void mayOnlyUse(String layer, String... allowed) {
        classes()
                .that()
                .resideInAPackage(layer)
                .should()
                .onlyDependOnClassesThat(describe(
                        "below " + layer,
                        c -> !c.getPackageName().startsWith("tutti.")
                                || Set.of(allowed).contains(c.getPackageName())))
                .check(MAIN);
    }

    private static DescribedPredicate<JavaClass> describe(String what, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(what, test);
    }

    private static DescribedPredicate<JavaCall<?>> call(String what, Predicate<JavaCall<?>> test) {
        return DescribedPredicate.describe(what, test);
    }
}
