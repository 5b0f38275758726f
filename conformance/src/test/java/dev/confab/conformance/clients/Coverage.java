package dev.confab.conformance.clients;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// What really ran: noted while the tests run, read by the last of them.
public final class Coverage {
  /// What an operation can be proven with.
  public enum Column {
    SDK_JAVA("SDK Java"),
    SDK_NODE("SDK Node"),
    OUR_CLIENT("Our client"),
    SHAPE("Shape");

    private final String title;

    Column(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /// The mark of an operation that succeeded.
  public static final String WORKED = "✓";

  private static final Map<Column, Map<String, Set<String>>> NOTES = new ConcurrentHashMap<>();

  private Coverage() {}

  /// Says that the tests of a column ran.
  public static void begin(Column column) {
    NOTES.computeIfAbsent(column, _ -> new ConcurrentHashMap<>());
  }

  /// @param operation its name in the OpenAPI document
  /// @param mark [#WORKED], the number of an error, or what else was proven
  static void note(Column column, String operation, String mark) {
    begin(column);
    NOTES
        .getOrDefault(column, Map.of())
        .computeIfAbsent(operation, _ -> new ConcurrentSkipListSet<>())
        .add(mark);
  }

  /// Says that an answer of the operation has the shape that a source gives it.
  public static void shape(String operation, String source) {
    note(Column.SHAPE, operation, source);
  }

  public static boolean ran(Column column) {
    return NOTES.containsKey(column);
  }

  /// What was noted, in the order of the marks.
  public static Set<String> marks(Column column, String operation) {
    return new TreeSet<>(NOTES.getOrDefault(column, Map.of()).getOrDefault(operation, Set.of()));
  }
}
