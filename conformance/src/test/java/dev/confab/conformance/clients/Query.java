package dev.confab.conformance.clients;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted. What is `null` is not sent.
///
/// @param filters by their names on the wire; texts and lists of texts
/// @param limit how many elements at most, over all pages
public record Query(
    Map<String, Object> filters, @Nullable Integer pageSize, @Nullable Integer limit) {
  public static final Query ALL = new Query(Map.of(), null, null);

  public Query with(String filter, Object value) {
    var all = new HashMap<>(filters);
    all.put(filter, value);
    return new Query(all, pageSize, limit);
  }

  public Query createdIn(String from, String to) {
    return with("StartDate", from).with("EndDate", to);
  }

  public Query pageSize(int value) {
    return new Query(filters, value, limit);
  }

  public Query limit(int value) {
    return new Query(filters, pageSize, value);
  }
}
