package dev.confab.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;

/// The folder of saved reports. A measurement is never overwritten: a second one of the same day
/// gets a number.
public record ResultFiles(Path folder) {
  /// Saves the text and the JSON of a report, and returns the path of the text.
  public Path save(Report report) throws IOException {
    Files.createDirectories(folder);
    String day = report.date().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    String base = day + "-" + report.scenario();
    String name = base;
    for (int i = 2; Files.exists(folder.resolve(name + ".md")); i++) {
      name = base + "-" + i;
    }
    Files.writeString(folder.resolve(name + ".json"), report.json() + "\n");
    return Files.writeString(folder.resolve(name + ".md"), report.text());
  }
}
