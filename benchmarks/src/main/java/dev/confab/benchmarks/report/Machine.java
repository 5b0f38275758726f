package dev.confab.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a run took place. Without it a figure means nothing.
///
/// @param load the load averages before the run: another load makes figures incomparable
public record Machine(
    String cpu, int cores, String memory, String kernel, String jdk, String load) {
  private static final String UNKNOWN = "unknown";

  public static Machine current() {
    String kilobytes = field("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
    return new Machine(
        field("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        kilobytes.isEmpty() ? UNKNOWN : Long.parseLong(kilobytes) / 1024 + " MB",
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor") + " " + Runtime.version(),
        firstLine("/proc/loadavg"));
  }

  private static String field(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException _) {
      // Only Linux has these files; elsewhere the report says so.
      return UNKNOWN;
    }
  }

  private static String firstLine(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException _) {
      return UNKNOWN;
    }
  }

  Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("cpu", cpu);
    members.put("cores", cores);
    members.put("memory", memory);
    members.put("kernel", kernel);
    members.put("jdk", jdk);
    members.put("load", load);
    return members;
  }
}
