package dev.confab.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The dependency rule of ARCHITECTURE.md.
class ArchitectureTest {
  private static final String ROOT = "dev.confab";
  private static final String[] ADAPTERS = {
    "dev.confab.api..",
    "dev.confab.store..",
    "dev.confab.timers..",
    "dev.confab.webhooks..",
    "dev.confab.http.."
  };
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @ParameterizedTest
  @ValueSource(strings = {"api", "store", "timers", "webhooks"})
  void adaptersDoNotSeeEachOther(String adapter) {
    var own = ROOT + "." + adapter + "..";
    var others =
        Arrays.stream(ADAPTERS)
            .filter(other -> !other.equals(own))
            .filter(other -> !(adapter.equals("api") && other.equals("dev.confab.http..")))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .because("adapters meet only in app, through ports of domain")
        .check(MAIN);
  }

  @Test
  void domainSeesOnlyItselfAndTheLanguage() {
    classes()
        .that()
        .resideInAPackage("dev.confab.domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.confab.domain..",
            "java.lang..",
            "java.io",
            "java.nio.charset",
            "java.util..",
            "java.time..",
            "java.math..",
            "org.jspecify..")
        .because(
            "rules must be readable and testable without any technology (java.io: the serial"
                + " form of exceptions; java.nio.charset: sizes in UTF-8)")
        .check(MAIN);
  }

  @Test
  void httpSeesOnlyTheJdk() {
    classes()
        .that()
        .resideInAPackage("dev.confab.http")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.confab.http", "java..", "org.jspecify..")
        .because("handlers must be testable without an engine")
        .check(MAIN);
  }

  @Test
  void platformSeesNothingOfOurs() {
    classes()
        .that()
        .resideInAPackage("dev.confab.platform..")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages(
            "dev.confab.domain..",
            "dev.confab.http..",
            "dev.confab.api..",
            "dev.confab.store..",
            "dev.confab.timers..",
            "dev.confab.webhooks..",
            "dev.confab.app..")
        .because("small technical pieces have no business words")
        .check(MAIN);
  }

  @Test
  void onlyTheEngineSeesVertx() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.confab.http.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..")
        .because("the engine must stay replaceable")
        .check(MAIN);
  }

  @Test
  void apiDoesNotSeeTheEngine() {
    noClasses()
        .that()
        .resideInAPackage("dev.confab.api..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.confab.http.engine..")
        .because("handlers are functions from Call to Reply")
        .check(MAIN);
  }

  @Test
  void onlyTheStoreSpeaksSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.confab.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..")
        .because("what a database needs must stay in one place")
        .check(MAIN);
  }

  @Test
  void nobodySeesApp() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.confab.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.confab.app..")
        .because("wiring sees everything, so nothing may see wiring")
        .check(MAIN);
  }

  @Test
  void timeAndChanceAreInjected() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callConstructor(java.util.Random.class)
        .because("tests move the clock, and nothing may depend on the hour it runs at")
        .check(MAIN);
  }

  @Test
  void serverCodeBlocksInsteadOfComposing() {
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are CompletableFuture",
                (JavaClass type) ->
                    type.getName().equals("java.util.concurrent.CompletableFuture")))
        .because("virtual threads block cheaply, and stack traces stay whole")
        .check(MAIN);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("dev.confab.(**)")
        .should()
        .beFreeOfCycles()
        .because("a cycle is one package under two names")
        .check(MAIN);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
        .because("absence must be written down")
        .check(MAIN);
    var marked =
        MAIN.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .map(JavaClass::getPackageName)
            .toList();
    classes().should(new InOneOf(marked)).check(MAIN);
  }
}
