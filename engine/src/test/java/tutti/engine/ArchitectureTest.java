package tutti.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// What the engine may touch: the JDK's language and collections, and `audio`; no clock, thread, socket or file.
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("tutti.engine");

    @Test
    void readsTheClassesOfThisModule() {
        assertThat(MAIN).hasSizeGreaterThan(60);
    }

    private static final String[] LANGUAGE_COLLECTIONS_AND_AUDIO = {
        "java.lang",
        "java.lang.invoke",
        "java.lang.runtime",
        "java.lang.annotation",
        "java.util",
        "java.util.function",
        "java.util.stream",
        "java.util.concurrent.atomic",
        "java.util.concurrent.locks",
        "java.util.random",
        "org.jspecify.annotations",
        "tutti.audio..",
        "tutti.engine.."
    };

    @Test
    void dependsOnTheLanguageCollectionsAndAudioOnly() {
        classes()
                .that()
                .resideOutsideOfPackage("tutti.engine.record")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(LANGUAGE_COLLECTIONS_AND_AUDIO)
                .check(MAIN);
    }

    /// It writes to channels that somebody else has opened, never to a path.
    @Test
    void recordingDependsOnChannelsOfFilesToo() {
        classes()
                .that()
                .resideInAPackage("tutti.engine.record")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(LANGUAGE_COLLECTIONS_AND_AUDIO)
                        .or(resideInAnyPackage("java.io", "java.nio", "java.nio.channels", "java.nio.charset")))
                .check(MAIN);
    }

    @Test
    void readsNoClockAndStartsNoThread() {
        noClasses().should().callMethod(System.class, "nanoTime").check(MAIN);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(MAIN);
        noClasses().should().dependOnClassesThat().areAssignableTo(Thread.class).check(MAIN);
    }

    @Test
    void theMixKnowsNothingOfChannelsAndThePrimitivesNothingOfConferences() {
        noClasses()
                .that()
                .resideInAPackage("tutti.engine.mix")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tutti.engine", "tutti.engine.conference", "tutti.engine.roles")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("tutti.engine")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tutti.engine.conference", "tutti.engine.roles")
                .check(MAIN);
    }
}
