package dev.confab.client.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.confab.client.ConfabClient;
import dev.confab.client.ConversationForm;
import dev.confab.client.Conversations;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
  private static final String ROOT = "dev.confab.client";
  private static final JavaClasses MAIN =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  @Test
  void everyPackageSeesOnlyWhatItsDocumentAllows() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("client")
        .definedBy(ROOT)
        .layer("engine")
        .definedBy(ROOT + ".engine..")
        .layer("call")
        .definedBy(ROOT + ".call..")
        .layer("error")
        .definedBy(ROOT + ".error..")
        .layer("http")
        .definedBy(ROOT + ".http..")
        .layer("json")
        .definedBy(ROOT + ".json..")
        .layer("webhook")
        .definedBy(ROOT + ".webhook..")
        .layer("testing")
        .definedBy(ROOT + ".testing..")
        .whereLayer("client")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("client")
        .whereLayer("call")
        .mayOnlyBeAccessedByLayers("client", "engine", "testing")
        .whereLayer("error")
        .mayOnlyBeAccessedByLayers("client", "engine", "call")
        .whereLayer("json")
        .mayOnlyBeAccessedByLayers("client", "engine", "call", "error")
        .whereLayer("webhook")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("testing")
        .mayNotBeAccessedByAnyLayer()
        .check(MAIN);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
  }

  /// One method per operation: no name stands for several that differ in what they are given. Two
  /// things are no operations. A record has a name for what reads a component and for what gives a
  /// copy with another one; and attributes are a text, or a value with its codec.
  @Test
  void noOperationHasOverloads() {
    var classes =
        MAIN.stream()
            .filter(type -> type.getPackageName().equals(ROOT))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isRecord())
            .map(JavaClass::reflect)
            .toList();
    assertThat(classes).contains(Conversations.class, ConversationForm.class, ConfabClient.class);
    for (var type : classes) {
      assertThat(Arrays.stream(type.getMethods()))
          .as("%s", type)
          .filteredOn(method -> !method.isBridge() && method.getDeclaringClass() != Object.class)
          .extracting(Method::getName)
          .filteredOn(name -> !name.equals("attributes"))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void onlyTheJsonPackageKnowsTheParser() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".json..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .because("no type of a JSON library may become part of the API")
        .check(MAIN);
  }

  @Test
  void timeComesFromTheInjectedOne() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".call.Time$1")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .because("retries and deadlines must be testable without waiting")
        .check(MAIN);
  }

  @ParameterizedTest
  @CsvSource({"src/main/java, 400", "src/test/java, 600"})
  void filesStaySmall(Path root, int linesMax) throws IOException {
    try (var files = Files.walk(root)) {
      var sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      for (var source : sources) {
        assertThat(Files.readAllLines(source)).as("%s", source).hasSizeLessThanOrEqualTo(linesMax);
      }
    }
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java/dev"))) {
      var packages =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList();
      for (var folder : packages) {
        assertThat(folder.resolve("package-info.java")).content().contains("@NullMarked");
      }
    }
  }
}
