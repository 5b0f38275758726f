package dev.confab.conformance.clients;

import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted. What is `null` is not sent.
///
/// @param startDate as on the wire
/// @param endDate as on the wire
/// @param limit how many elements at most, over all pages
public record Query(
    @Nullable String startDate,
    @Nullable String endDate,
    @Nullable String state,
    @Nullable Integer pageSize,
    @Nullable Integer limit) {
  public static final Query ALL = new Query(null, null, null, null, null);

  public Query createdIn(String from, String to) {
    return new Query(from, to, state, pageSize, limit);
  }

  public Query state(String value) {
    return new Query(startDate, endDate, value, pageSize, limit);
  }

  public Query pageSize(int value) {
    return new Query(startDate, endDate, state, value, limit);
  }

  public Query limit(int value) {
    return new Query(startDate, endDate, state, pageSize, value);
  }
}
