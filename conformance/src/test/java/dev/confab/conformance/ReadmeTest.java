package dev.confab.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.NodeInstallation;
import dev.confab.conformance.support.LocalServer;
import dev.confab.conformance.support.Needed;
import dev.confab.conformance.support.Operation;
import dev.confab.conformance.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The examples of the README, run as they are printed, and those of its claims that a program can
/// check. Only the address and the credentials are replaced by those of a server in this process.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReadmeTest {
  private static final String README = Repository.text(Repository.root().resolve("README.md"));
  private static final Duration RUN_MAX = Duration.ofSeconds(60);
  private static final String ADDRESS = "127.0.0.1:8080";
  private static final String HOST_AND_PORT = "\"127.0.0.1\", 8080";
  private static final String ACCOUNT_SID = "AC00000000000000000000000000000001";

  private record Run(int status, String output) {}

  private LocalServer server;

  @BeforeAll
  void start(@TempDir Path data) {
    server = LocalServer.start(data);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void curlExampleWorks(@TempDir Path folder) throws IOException {
    requireOrSkip(runs("curl", "--version"), "curl");
    assertThat(outputOf(folder, "", "sh", "-c", example("### curl", "sh")))
        .contains("\"friendly_name\":\"From curl\"", "\"date_closed\"", "\\\"vip\\\":true");
  }

  @Test
  void nodeExampleWorks() throws IOException {
    NodeInstallation.assumePossible("The README's example for Node");
    var folder = NodeInstallation.folder("node", "driver.js");
    assertThat(outputOf(folder, example("### Node", "js"), "node", "-"))
        .contains("From Node", " active");
  }

  @Test
  void pythonExampleWorks(@TempDir Path folder) throws IOException {
    requireOrSkip(runs("python3", "-c", "import twilio"), "Twilio's Python package");
    assertThat(outputOf(folder, example("### Python", "python"), "python3", "-"))
        .contains("From Python", " active");
  }

  @Test
  void exampleOfOurClientWorks(@TempDir Path folder) throws IOException {
    assertThat(javaOutput(folder, example("### Java, with Confab's client", "java")))
        .contains("From Java");
  }

  @Test
  void exampleOfTwiliosJavaSdkWorks(@TempDir Path folder) throws IOException {
    assertThat(javaOutput(folder, example("### Java, with Twilio's SDK", "java")))
        .contains("From twilio-java");
  }

  @Test
  void optionsAreThoseOfTheProgram(@TempDir Path folder) throws IOException {
    var help =
        outputOf(folder, "", java(), "-cp", classPath(), "dev.confab.app.Main", "serve", "--help");
    assertThat(found("^ +(--[a-z-]+)", help))
        .isNotEmpty()
        .isEqualTo(found("^\\| `(--[a-z-]+)`", section("## Options")));
  }

  @Test
  void numberOfOperationsIsThatOfTheRouteTable() {
    int count = Operation.all().size();
    assertThat(README).contains(count + " of the 103 operations", ": " + count + " operations.");
  }

  @Test
  void linksOfDocumentsLeadToFiles() throws IOException {
    for (var document : documents()) {
      assertThat(found("]\\(([^)#\\s]+)", Repository.text(document)))
          .as(document.toString())
          .filteredOn(target -> !target.startsWith("https://"))
          .allSatisfy(target -> assertThat(document.resolveSibling(target)).exists());
    }
  }

  private static List<Path> documents() throws IOException {
    try (var root = Files.list(Repository.root());
        var decisions = Files.list(Repository.root().resolve("docs/adr"))) {
      return Stream.concat(root, decisions)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  /// The first example of a section in a language, made to fit our server.
  private String example(String heading, String language) {
    var section = section(heading);
    var fence = "```" + language + "\n";
    int start = section.indexOf(fence) + fence.length();
    assertThat(section).as(heading).contains(fence);
    var printed = section.substring(start, section.indexOf("```", start));
    var fitted =
        printed
            .replace(ADDRESS, "127.0.0.1:" + server.port())
            .replace(HOST_AND_PORT, "\"127.0.0.1\", " + server.port())
            .replace(ACCOUNT_SID, server.account().sid())
            .replaceAll("\\bsecret\\b", server.account().authToken());
    assertThat(fitted).as("an example for another server").doesNotContain("8080", ACCOUNT_SID);
    return fitted;
  }

  /// From a heading to the next one of its level or a higher one.
  private static String section(String heading) {
    int start = README.indexOf("\n" + heading);
    assertThat(start).as("the README's section " + heading).isNotNegative();
    int level = heading.indexOf(' ');
    var end = Pattern.compile("\n#{1," + level + "} ").matcher(README);
    return end.find(start + 1) ? README.substring(start, end.start()) : README.substring(start);
  }

  /// What the group of a pattern finds; `^` is the beginning of a line.
  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .sorted()
        .toList();
  }

  /// Compiles and runs a source file, as `java Name.java` does it.
  private static String javaOutput(Path folder, String source) throws IOException {
    var name = found("^public class (\\w+)", source).getFirst() + ".java";
    Files.writeString(folder.resolve(name), source);
    return outputOf(folder, "", java(), "-cp", classPath(), name);
  }

  private static String outputOf(Path folder, String input, String... command) throws IOException {
    var run = run(folder, input, command);
    assertThat(run.status()).as(run.output()).isZero();
    return run.output();
  }

  private static Run run(Path folder, String input, String... command) throws IOException {
    var output = folder.resolve("output.txt");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    }
    try {
      if (!process.waitFor(RUN_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(command[0] + " did not end within " + RUN_MAX);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.exitValue(), Repository.text(output));
  }

  private static boolean runs(String... command) throws IOException {
    var folder = Files.createTempDirectory("readme");
    try {
      return run(folder, "", command).status() == 0;
    } catch (IOException _) {
      return false; // there is no such program
    } finally {
      Files.deleteIfExists(folder.resolve("output.txt"));
      Files.delete(folder);
    }
  }

  private static void requireOrSkip(boolean isPossible, String what) {
    Needed.orSkip(isPossible, "An example of the README was NOT run: " + what + " is missing.");
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElseThrow();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
