package dev.confab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ReadmeTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @TestFactory
  Stream<DynamicTest> everyExampleRuns() throws IOException {
    var lines = Files.readAllLines(Path.of("README.md"));
    var environment = new HashMap<String, String>();
    lines.stream()
        .filter(line -> line.startsWith("export "))
        .map(line -> line.substring("export ".length()).split("=", 2))
        .forEach(pair -> environment.put(pair[0], pair[1]));
    var examples = lines.stream().filter(line -> line.startsWith("confab ")).toList();
    assertThat(examples).hasSizeGreaterThan(5);
    return examples.stream()
        .map(example -> DynamicTest.dynamicTest(example, () -> run(environment, example)));
  }

  private static void run(Map<String, String> environment, String example) {
    var program = new Program();
    for (var scope : List.of("", "/Services/*")) {
      var conversations = "/v1" + scope + "/Conversations";
      var page = Samples.page("conversations", Samples.CONVERSATION, 0, true);
      program.server.on("POST", conversations).reply(201, Samples.CONVERSATION);
      program.server.on("GET", conversations).reply(200, page);
      program.server.on("GET", conversations + "/*").reply(200, Samples.CONVERSATION);
      program.server.on("POST", conversations + "/*").reply(200, Samples.CONVERSATION);
      program.server.on("DELETE", conversations + "/*").reply(204, "");
    }
    var services = Samples.page("services", Samples.SERVICE, 0, true);
    program.server.on("POST", "/v1/Services").reply(201, Samples.SERVICE);
    program.server.on("GET", "/v1/Services").reply(200, services);

    var ended = program.runIn(environment, words(example).skip(1).toArray(String[]::new));

    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(program.request().uri()).hasAuthority("127.0.0.1:8080");
  }

  private static Stream<String> words(String line) {
    return WORD.matcher(line).results().map(ReadmeTest::unquoted);
  }

  private static String unquoted(MatchResult word) {
    return Stream.of(1, 2, 3).map(word::group).filter(text -> text != null).findFirst().orElse("");
  }
}
