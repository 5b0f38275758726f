package dev.confab.conformance;

import com.twilio.Twilio;
import dev.confab.conformance.clients.Coverage;
import dev.confab.conformance.clients.Coverage.Column;
import dev.confab.conformance.support.Json;
import dev.confab.conformance.support.Operation;
import dev.confab.conformance.support.Repository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The table of `COVERAGE.md`: for each operation what it was proven with.
///
/// @param rows from an operation to its cells
record CoverageReport(Map<String, Map<Column, String>> rows) {
  private static final String ROW = "| `";
  private static final String NONE = "–";

  /// What ran in this JVM.
  static CoverageReport ofThisRun(List<Operation> operations) {
    var rows = new LinkedHashMap<String, Map<Column, String>>();
    for (var operation : operations) {
      var cells = new EnumMap<Column, String>(Column.class);
      for (var column : Column.values()) {
        cells.put(column, cell(column, operation));
      }
      rows.put(operation.id(), cells);
    }
    return new CoverageReport(rows);
  }

  /// Reads what [#text] wrote.
  static CoverageReport parse(String text) {
    var rows = new LinkedHashMap<String, Map<Column, String>>();
    for (var line : text.lines().filter(line -> line.startsWith(ROW)).toList()) {
      var texts = Arrays.stream(line.split("\\|")).map(String::strip).iterator();
      texts.next(); // Nothing stands before the first bar.
      var operation = texts.next().replace("`", "");
      texts.next(); // The request follows from the operation.
      var cells = new EnumMap<Column, String>(Column.class);
      for (var column : Column.values()) {
        cells.put(column, texts.next());
      }
      rows.put(operation, cells);
    }
    return new CoverageReport(rows);
  }

  String text(List<Operation> operations) {
    var titles =
        Arrays.stream(Column.values()).map(Column::title).collect(Collectors.joining(" | "));
    var table =
        operations.stream()
            .map(operation ->
                "%s%s` | `%s %s` | %s |\n"
                    .formatted(
                        ROW,
                        operation.id(),
                        operation.method(),
                        operation.template(),
                        String.join(" | ", rows.getOrDefault(operation.id(), Map.of()).values())))
            .collect(Collectors.joining());
    return """
    # Coverage

    Written by the tests of `conformance` from what ran; not edited by hand. The build fails when
    a row gets worse, and `-Dcoverage.update=true` writes this file anew.

    A client's cell has %s when the operation succeeded through it, and the numbers of the errors
    that it was shown. The last column counts the vendor's examples and recorded answers that our
    answer was compared with, member by member.

    - SDK Java: `com.twilio.sdk:twilio` %s, unmodified
    - SDK Node: `twilio` %s, unmodified
    - Our client: `dev.confab:confab-client`

    | Operation | Request | %s |
    |---|---|---|---|---|---|
    %s\
    """
        .formatted(Coverage.WORKED, Twilio.VERSION, nodeVersion(), titles, table);
  }

  /// In which columns, of those that ran, this is worse than an earlier report.
  List<String> worseThan(CoverageReport earlier) {
    var worse = new ArrayList<String>();
    earlier.rows.forEach((operation, cells) -> {
      var now = rows.getOrDefault(operation, Map.of());
      cells.forEach((column, before) -> {
        var after = now.getOrDefault(column, NONE);
        if (Coverage.ran(column) && isWorse(column, before, after)) {
          worse.add(operation + ", " + column.title() + ": " + before + " -> " + after);
        }
      });
    });
    return worse;
  }

  private static boolean isWorse(Column column, String before, String after) {
    if (before.equals(NONE)) {
      return false;
    }
    if (column == Column.SHAPE) {
      return after.equals(NONE) || Integer.parseInt(after) < Integer.parseInt(before);
    }
    return !new HashSet<>(words(after)).containsAll(words(before));
  }

  private static List<String> words(String cell) {
    return List.of(cell.split(" "));
  }

  private static String cell(Column column, Operation operation) {
    var marks = Coverage.marks(column, operation.id());
    if (marks.isEmpty()) {
      return NONE;
    }
    if (column == Column.SHAPE) {
      return Integer.toString(marks.size());
    }
    var errors = marks.stream().filter(mark -> !mark.equals(Coverage.WORKED));
    var worked = marks.contains(Coverage.WORKED) ? Coverage.WORKED + " " : "";
    return (worked + errors.collect(Collectors.joining(" "))).strip();
  }

  private static String nodeVersion() {
    var manifest = Repository.module().resolve("src/test/node/package.json");
    return Json.read(Repository.text(manifest)).at("/dependencies/twilio").asText();
  }
}
