import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks (`check`) or rewrites (`rewrite`) every Java source of the project with
/// google-java-format.
///
/// It runs on the JDK of the toolchain, because the formatter parses with the JDK that runs it and
/// Maven itself may run on an older one.
void main(String[] args) throws Exception {
  boolean rewrite = args[0].equals("rewrite");
  var root = Path.of(args[1]);
  List<Path> off = new ArrayList<>();
  for (Path source : sources(root)) {
    String text = Files.readString(source);
    String formatted = format(text);
    if (formatted.equals(text)) {
      continue;
    }
    off.add(root.relativize(source));
    if (rewrite) {
      Files.writeString(source, formatted);
    }
  }
  if (off.isEmpty()) {
    return;
  }
  off.forEach(path -> IO.println((rewrite ? "formatted " : "not formatted: ") + path));
  if (!rewrite) {
    IO.println("Run: mvn -q -N -Pformat process-sources");
    System.exit(1);
  }
}

List<Path> sources(Path root) throws Exception {
  try (var paths = Files.walk(root)) {
    return paths
        .filter(path -> path.toString().endsWith(".java"))
        .filter(path -> !path.toString().contains("/target/"))
        .filter(path -> !path.toString().contains("/node_modules/"))
        .sorted()
        .toList();
  }
}

String format(String text) throws Exception {
  String used = RemoveUnusedImports.removeUnusedImports(text);
  return new Formatter().formatSource(ImportOrderer.reorderImports(used, Style.GOOGLE));
}
