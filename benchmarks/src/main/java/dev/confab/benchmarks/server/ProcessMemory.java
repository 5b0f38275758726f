package dev.confab.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The resident memory of a process, as the Linux kernel counts it.
public record ProcessMemory(long kilobytes) {
  public static ProcessMemory of(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> new ProcessMemory(Long.parseLong(line.replaceAll("[^0-9]", ""))))
          .findFirst()
          .orElseThrow(() -> new IOException("process " + pid + " has no memory any more"));
    }
  }

  public double megabytes() {
    return kilobytes / 1024.0;
  }
}
