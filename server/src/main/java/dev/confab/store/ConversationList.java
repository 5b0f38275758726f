package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.ConversationFilter;
import dev.confab.domain.ConversationState;
import dev.confab.domain.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The list of conversations that a filter leaves, and the one form of query that reads it: between
/// two places, one index scan for each state, merged. The index of a state holds its conversations
/// in the order of the list, so a page costs the same wherever it lies.
final class ConversationList {
  private final Scope scope;
  private final ConversationFilter filter;
  private final String key;
  private final Place least;
  private final Place greatest;

  ConversationList(Scope scope, ConversationFilter filter) {
    this.scope = scope;
    this.filter = filter;
    this.key = filter.isByCreation() ? "date_created" : "last_activity";
    var from = filter.createdFrom();
    var to = filter.createdTo();
    this.least = from == null ? Place.LEAST : new Place(Micros.of(from), "");
    this.greatest = to == null ? Place.GREATEST : new Place(Micros.of(to), Place.GREATEST.sid());
  }

  Keyset<Conversation> keyset(Handle handle) {
    return new Keyset<>(
        Keyset.Order.DESCENDING,
        this::place,
        (from, isBackward, max) -> read(handle, from, isBackward, max));
  }

  /// The query for one direction. All its parameters have names.
  String sql(boolean isBackward) {
    var direction = isBackward ? "ASC" : "DESC";
    var order = "ORDER BY %1$s %2$s, sid %2$s LIMIT :max".formatted(key, direction);
    return states().stream()
        .map(state -> "SELECT * FROM (%s %s) AS %s".formatted(scan(state), order, state.text()))
        .collect(Collectors.joining(" UNION ALL ", "", " " + order));
  }

  /// States stand in the text, not in parameters, so that a planner knows how rare each is.
  private String scan(ConversationState state) {
    return """
    SELECT %2$s FROM conversation
    WHERE account_sid = :account AND service_sid = :service AND state = '%3$s'
      AND (%1$s, sid) > (:leastKey, :leastSid) AND (%1$s, sid) < (:greatestKey, :greatestSid)\
    """
        .formatted(key, ConversationRows.COLUMNS, state.text());
  }

  private List<ConversationState> states() {
    @Nullable ConversationState only = filter.state();
    return only == null ? Arrays.asList(ConversationState.values()) : List.of(only);
  }

  private List<Conversation> read(Handle handle, Place from, boolean isBackward, int max) {
    var above = isBackward && from.compareTo(least) > 0 ? from : least;
    var below = !isBackward && from.compareTo(greatest) < 0 ? from : greatest;
    return handle
        .createQuery(sql(isBackward))
        .bind("account", scope.account().value())
        .bind("service", scope.service().value())
        .bind("leastKey", above.key())
        .bind("leastSid", above.sid())
        .bind("greatestKey", below.key())
        .bind("greatestSid", below.sid())
        .bind("max", max)
        .map((row, _) -> ConversationRows.read(row))
        .list();
  }

  private Place place(Conversation conversation) {
    var dates = conversation.dates();
    var time = filter.isByCreation() ? dates.created() : dates.activity();
    return new Place(Micros.of(time), conversation.sid().value());
  }
}
