package dev.confab.client;

import java.time.Instant;

/// Which conversations a list is about. Without a filter: all of the service, those with the latest
/// message first; with a date: the newest first. At most 100 on a page.
public final class ConversationQuery extends ListQuery<ConversationQuery> {
  ConversationQuery() {}

  /// Only those created at this time or later. Twilio documents the start of a UTC day only; a
  /// Confab server takes any time. To the second: a fraction is cut off.
  public ConversationQuery startDate(Instant date) {
    return set("StartDate", date);
  }

  /// Only those created at this time or before. Twilio documents the end of a UTC day (23:59:59)
  /// only; a Confab server takes any time. To the second: a fraction is cut off.
  public ConversationQuery endDate(Instant date) {
    return set("EndDate", date);
  }

  /// Only those in a state: active, inactive or closed.
  public ConversationQuery state(ConversationState state) {
    return set("State", state.value());
  }
}
