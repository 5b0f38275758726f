package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationFilter;
import dev.confab.domain.ConversationState;
import dev.confab.domain.Scope;
import dev.confab.store.engine.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The list of conversations that a filter leaves, and the one form of query that reads it: between
/// two places, the nearest of each state, and of those the nearest. The index of a state holds its
/// conversations in the order of the list, so a page costs the same wherever it lies.
final class ConversationList {
  private static final Map<Shape, String> TEXTS = new ConcurrentHashMap<>();

  private static final String COLUMNS = Columns.of("conversation", ConversationRows.COLUMNS);

  /// Where the order of a list is kept.
  private enum Index {
    ACTIVITY("conversation", "", "last_activity"),
    CREATION(
        "conversation_creation",
        " JOIN conversation ON conversation.sid = conversation_creation.sid",
        "date_created");

    private final String table;
    private final String join;
    private final String key;

    Index(String table, String join, String key) {
      this.table = table;
      this.join = join;
      this.key = key;
    }
  }

  /// What the text of a query depends on.
  ///
  /// @param state `null` for all
  private record Shape(
      Index index, @Nullable ConversationState state, boolean isBackward, int limit) {
    String text() {
      return states(state).stream()
          .map(one ->
              "SELECT * FROM (%s %s) AS %s"
                  .formatted(scan(one), order(index.table + "."), one.text()))
          .collect(Collectors.joining(" UNION ALL ", "", " " + order("")));
    }

    private String order(String table) {
      return "ORDER BY %1$s%2$s %3$s, %1$ssid %3$s LIMIT %4$d"
          .formatted(table, index.key, isBackward ? "ASC" : "DESC", limit);
    }

    /// States stand in the text, not in parameters, so that a planner knows how rare each is.
    private String scan(ConversationState one) {
      return """
      SELECT %1$s FROM %2$s%3$s
      WHERE %2$s.service_sid = ? AND %2$s.state = '%5$s'
        AND (%2$s.%4$s, %2$s.sid) > (?, ?) AND (%2$s.%4$s, %2$s.sid) < (?, ?)
        AND account_sid = ?\
      """
          .formatted(COLUMNS, index.table, index.join, index.key, one.text());
    }
  }

  private final Scope scope;
  private final ConversationFilter filter;
  private final Place least;
  private final Place greatest;

  ConversationList(Scope scope, ConversationFilter filter) {
    this.scope = scope;
    this.filter = filter;
    var from = filter.createdFrom();
    var to = filter.createdTo();
    this.least = from == null ? Place.LEAST : new Place(Micros.of(from), Place.LEAST.sid());
    this.greatest = to == null ? Place.GREATEST : new Place(Micros.of(to), Place.GREATEST.sid());
  }

  Keyset<Conversation> keyset(Session session) {
    return new Keyset<>(
        Keyset.Order.DESCENDING,
        this::place,
        (from, isBackward, max) -> read(session, from, isBackward, max));
  }

  private List<Conversation> read(Session session, Place from, boolean isBackward, int max)
      throws SQLException {
    var query = session.prepare(sql(isBackward, max));
    query.setMaxRows(max);
    bind(query, from, isBackward);
    var found = new ArrayList<Conversation>(max);
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(ConversationRows.read(rows));
      }
    }
    return found;
  }

  /// The query for one direction, which finds at least `max` if there are as many; see [#bind].
  String sql(boolean isBackward, int max) {
    return TEXTS.computeIfAbsent(shape(isBackward, Keyset.limit(max)), Shape::text);
  }

  void bind(PreparedStatement query, Place from, boolean isBackward) throws SQLException {
    var above = isBackward && from.compareTo(least) > 0 ? from : least;
    var below = !isBackward && from.compareTo(greatest) < 0 ? from : greatest;
    int index = 0;
    for (var _ : states(filter.state())) {
      query.setString(++index, scope.service().value());
      query.setLong(++index, above.key());
      query.setString(++index, above.sid());
      query.setLong(++index, below.key());
      query.setString(++index, below.sid());
      query.setString(++index, scope.account().value());
    }
  }

  private Shape shape(boolean isBackward, int limit) {
    var index = filter.isByCreation() ? Index.CREATION : Index.ACTIVITY;
    return new Shape(index, filter.state(), isBackward, limit);
  }

  private static List<ConversationState> states(@Nullable ConversationState only) {
    return only == null ? List.of(ConversationState.values()) : List.of(only);
  }

  private Place place(Conversation conversation) {
    var dates = conversation.dates();
    var time = filter.isByCreation() ? dates.created() : dates.activity();
    return new Place(Micros.of(time), conversation.sid().value());
  }
}
