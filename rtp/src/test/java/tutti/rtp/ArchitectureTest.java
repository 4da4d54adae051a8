package tutti.rtp;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// The module knows packets and nothing of the world: no clock, no thread, no socket, no file, no log.
class ArchitectureTest {
    private static final JavaClasses RTP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("tutti.rtp");

    @Test
    void dependsOnTheJdkOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("tutti.rtp..", "java..", "javax.crypto..", "org.jspecify.annotations"))
                .check(RTP);
    }

    @Test
    void ofNetworkingKnowsAddressesOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.net..")
                        .and(not(equivalentTo(InetSocketAddress.class)))
                        .and(not(equivalentTo(InetAddress.class)))
                        .and(not(equivalentTo(Inet4Address.class)))
                        .and(not(equivalentTo(Inet6Address.class)))
                        .and(not(equivalentTo(UnknownHostException.class))))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.channels..", "java.nio.file..", "java.io..", "java.net.http..")
                .check(RTP);
    }

    @Test
    void readsNoClock() {
        noClasses().should().callMethod(System.class, "nanoTime").check(RTP);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(RTP);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.time..")
                .check(RTP);
    }

    @Test
    void startsNoThreadAndTakesNoLock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent..")
                .check(RTP);
    }

    @Test
    void drawsNoRandomNumberOfItsOwn() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.security.SecureRandom.class, ThreadLocalRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(RTP);
    }

    @Test
    void writesNoLogAndNoOutput() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat(
                        resideInAPackage("java.util.logging..").or(resideInAPackage("java.lang.System$Logger")))
                .check(RTP);
    }

    @Test
    void itsPackagesDependOnEachOtherInOneDirection() {
        slices().matching("tutti.rtp.(*)..").should().beFreeOfCycles().check(RTP);
        noClasses()
                .that(resideInAPackage("tutti.rtp.packet"))
                .should()
                .dependOnClassesThat(resideInAPackage("tutti.rtp..").and(resideOutsideOfPackage("tutti.rtp.packet")))
                .check(RTP);
    }
}
