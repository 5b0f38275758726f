package dev.confab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The size rules of CONTRIBUTING.md, for the sources of every module. The formatter gives the
/// layout that the line patterns rely on.
class SizesTest {
  private static final int MAIN_LINES_MAX = 400;
  private static final int TEST_LINES_MAX = 600;
  private static final int METHOD_LINES_MAX = 70;
  private static final int PARAMETERS_MAX = 6;
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /// A method or constructor starts at a member's indentation, and its brace opens on the same line
  /// or on one of the next.
  private static final Pattern MEMBER_START =
      Pattern.compile("^(?: {2}| {4})(?! )(?:@\\w+(?:\\([^)]*\\))? )*[A-Za-z<].*[\\w>]\\(.*");

  private static final Pattern NOT_A_METHOD =
      Pattern.compile(
          " +(?:return|throw|new|if|for|while|switch|try|super|this|yield)\\b.*|.*=.*|.*->.*|.*;"
              + "| +[a-z][\\w.]*\\(.*");

  @Test
  void filesStayReadable() throws IOException {
    assertThat(tooLong("src/main/java", MAIN_LINES_MAX)).isEmpty();
    assertThat(tooLong("src/test/java", TEST_LINES_MAX)).isEmpty();
  }

  @Test
  void methodsFitOnAScreenAndTakeFewParameters() throws IOException {
    var violations = new ArrayList<String>();
    int methods = 0;
    for (var source : sources("src/main/java")) {
      var lines = Files.readAllLines(source);
      for (int i = 0; i < lines.size(); i++) {
        if (isMethodStart(lines.get(i))) {
          methods++;
          check(source, lines, i, violations);
        }
      }
    }
    assertThat(methods).as("methods that were recognised").isGreaterThan(200);
    assertThat(violations).isEmpty();
  }

  private static boolean isMethodStart(String line) {
    return MEMBER_START.matcher(line).matches() && !NOT_A_METHOD.matcher(line).matches();
  }

  private static void check(Path source, List<String> lines, int start, List<String> violations) {
    var indent = lines.get(start).substring(0, lines.get(start).indexOf(lines.get(start).strip()));
    int brace = start;
    var head = new StringBuilder();
    while (brace < lines.size() && !lines.get(brace).endsWith("{")) {
      if (lines.get(brace).endsWith(";")) {
        return;
      }
      head.append(lines.get(brace++));
    }
    head.append(brace < lines.size() ? lines.get(brace) : "");
    int end = brace;
    while (end < lines.size() && !lines.get(end).equals(indent + "}")) {
      end++;
    }
    var name = ROOT.relativize(source) + ":" + (start + 1);
    if (end - start + 1 > METHOD_LINES_MAX) {
      violations.add(name + " has " + (end - start + 1) + " lines");
    }
    boolean isRecord = head.toString().contains(" record ") || head.toString().contains("record ");
    if (!isRecord && parameters(head.toString()) > PARAMETERS_MAX) {
      violations.add(name + " has " + parameters(head.toString()) + " parameters");
    }
  }

  /// Counts the commas of the outermost parentheses that are not inside type arguments.
  private static int parameters(String head) {
    int open = head.indexOf('(');
    int depth = 0;
    int count = head.charAt(open + 1) == ')' ? 0 : 1;
    for (int i = open + 1; i < head.length(); i++) {
      char c = head.charAt(i);
      if (c == '(' || c == '<') {
        depth++;
      } else if (c == '>' || (c == ')' && depth > 0)) {
        depth--;
      } else if (c == ')') {
        return count;
      } else if (c == ',' && depth == 0) {
        count++;
      }
    }
    return count;
  }

  private static List<String> tooLong(String folder, int max) throws IOException {
    var names = new ArrayList<String>();
    for (var source : sources(folder)) {
      int lines = Files.readAllLines(source).size();
      if (lines > max) {
        names.add(ROOT.relativize(source) + ": " + lines);
      }
    }
    return names;
  }

  private static List<Path> sources(String folder) throws IOException {
    var all = new ArrayList<Path>();
    for (var module : List.of("client", "server", "cli", "conformance", "benchmarks")) {
      var path = ROOT.resolve(module).resolve(folder);
      if (Files.isDirectory(path)) {
        try (var walk = Files.walk(path)) {
          walk.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
        }
      }
    }
    assertThat(all).as("sources below " + folder).isNotEmpty();
    return all;
  }
}
