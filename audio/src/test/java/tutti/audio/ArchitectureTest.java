package tutti.audio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.channels.AsynchronousChannel;
import java.nio.channels.NetworkChannel;

/// What this module may touch: samples. No sockets, threads, clocks, logs; files only through the channels of
/// `wav` and `ogg`.
@AnalyzeClasses(packages = "tutti.audio", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule DEPENDS_ON_THE_LANGUAGE_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "tutti.audio..",
                    "java.lang..",
                    "java.util..",
                    "java.nio..",
                    "java.io..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule ONLY_WAV_AND_OGG_TOUCH_FILES = noClasses()
            .that()
            .resideOutsideOfPackages("tutti.audio.wav..", "tutti.audio.ogg..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..");

    @ArchTest
    static final ArchRule OPENS_NO_FILE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File|RandomAccessFile).*");

    @ArchTest
    static final ArchRule OPENS_NO_SOCKET = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(NetworkChannel.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(AsynchronousChannel.class);

    @ArchTest
    static final ArchRule STARTS_NO_THREAD = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent..");

    @ArchTest
    static final ArchRule READS_NO_CLOCK = noClasses()
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.time..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Date|Calendar|Timer).*");

    @ArchTest
    static final ArchRule HAS_NO_RANDOMNESS_OF_ITS_OWN =
            noClasses().should().callMethod(Math.class, "random").orShould().callConstructor(java.util.Random.class);

    @ArchTest
    static final ArchRule PRINTS_NOTHING =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
}
