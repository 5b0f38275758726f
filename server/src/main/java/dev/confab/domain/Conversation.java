package dev.confab.domain;

import java.time.Instant;

/// A conversation as it is stored.
public record Conversation(
    ConversationSid sid,
    Scope scope,
    ConversationProfile profile,
    ConversationState state,
    Timers timers,
    Dates dates) {

  /// @param activity the last message, or the creation while there is none; lists are ordered by it
  public record Dates(Instant created, Instant updated, Instant activity) {}

  /// This conversation after an update through the API, or itself when nothing would change.
  Conversation changed(ConversationChange change, Instant now) {
    if (state == ConversationState.CLOSED) {
      throw new Failure(
          ErrorCode.CONVERSATION_CLOSED, "Can't update conversation as it's in final closed state");
    }
    if (state == ConversationState.INITIALIZING) {
      throw new Failure(
          ErrorCode.CONVERSATION_INITIALIZING,
          "Conversation is still being initialized and cannot be updated yet");
    }
    var newState = change.state().overRequired(state);
    var candidate =
        new Conversation(
            sid,
            scope,
            change.profile(profile),
            newState,
            timersAfter(change, newState, now),
            dates);
    var created = change.dateCreated().overRequired(dates.created());
    boolean effective = !candidate.equals(this) || !created.equals(dates.created());
    var updated = change.dateUpdated().overRequired(effective ? now : dates.updated());
    return candidate.withDates(new Dates(created, updated, dates.activity()));
  }

  private Timers timersAfter(ConversationChange change, ConversationState newState, Instant now) {
    if (newState == ConversationState.CLOSED) {
      return Timers.NONE;
    }
    if (!change.restartsTimers()) {
      return timers;
    }
    return Timers.startedAt(
        change.inactiveAfter().over(timers.inactiveAfter()),
        change.closedAfter().over(timers.closedAfter()),
        now);
  }

  private Conversation withDates(Dates newDates) {
    return new Conversation(sid, scope, profile, state, timers, newDates);
  }
}
