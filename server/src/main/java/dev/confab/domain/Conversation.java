package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation as it is stored.
///
/// @param createdBy the identity of the user whose client made it, or `system`
public record Conversation(
    ConversationSid sid,
    Scope scope,
    ConversationProfile profile,
    ConversationState state,
    Timers timers,
    Dates dates,
    String createdBy,
    Counters counters) {
  /// Who makes what is made through the REST API.
  public static final String SYSTEM = "system";

  /// @param activity the last message, or the creation while there is none; lists are ordered by it
  public record Dates(Instant created, Instant updated, Instant activity) {}

  /// What is counted in a conversation.
  ///
  /// @param nextMessage the index of the next message
  /// @param nextEvent the number of the next event
  /// @param channelParticipants how many participants messages reach through a channel
  public record Counters(long nextMessage, long nextEvent, int channelParticipants) {
    public static final Counters ZERO = new Counters(0, 0, 0);

    Counters afterEvent() {
      return new Counters(nextMessage, nextEvent + 1, channelParticipants);
    }

    Counters afterMessage() {
      return new Counters(nextMessage + 1, nextEvent, channelParticipants);
    }

    Counters withChannelParticipants(int count) {
      return new Counters(nextMessage, nextEvent, count);
    }
  }

  /// Refuses a change of the conversation or of anything in it.
  ///
  /// @throws Failure [ErrorCode#CONVERSATION_CLOSED] or [ErrorCode#CONVERSATION_INITIALIZING]
  void requireWritable() {
    if (state == ConversationState.CLOSED) {
      throw new Failure(
          ErrorCode.CONVERSATION_CLOSED, "Can't update conversation as it's in final closed state");
    }
    if (state == ConversationState.INITIALIZING) {
      throw new Failure(
          ErrorCode.CONVERSATION_INITIALIZING,
          "Conversation is still being initialized and cannot be updated yet");
    }
  }

  /// This conversation after an update through the API, or itself when nothing would change.
  Conversation changed(ConversationChange change, Instant now) {
    requireWritable();
    var newState = change.state().overRequired(state);
    var candidate =
        with(change.profile(profile), newState, timersAfter(change, newState, now), dates);
    var created = change.dateCreated().overRequired(dates.created());
    boolean effective = !candidate.equals(this) || !created.equals(dates.created());
    var updated = change.dateUpdated().overRequired(effective ? now : dates.updated());
    return candidate.withDates(new Dates(created, updated, dates.activity()));
  }

  /// This conversation after something that restarts its timers, such as a message: an inactive one
  /// is active again.
  @Assumed("waking up is a change of the conversation and moves its date; a message alone is not")
  Conversation active(Instant now) {
    var restarted = Timers.startedAt(timers.inactiveAfter(), timers.closedAfter(), now);
    var woken =
        state == ConversationState.ACTIVE
            ? dates
            : new Dates(dates.created(), now, dates.activity());
    return with(profile, ConversationState.ACTIVE, restarted, woken);
  }

  /// When a timer changes the state next; `null` when none will.
  @Assumed("where both timers are due at one instant, the conversation is closed at once")
  public @Nullable Instant timerDue() {
    return switch (state) {
      case ACTIVE -> isClosedNext() ? timers.dateClosed() : timers.dateInactive();
      case INACTIVE -> timers.dateClosed();
      case INITIALIZING, CLOSED -> null;
    };
  }

  /// This conversation after the timer that is due next.
  Conversation afterTimer(Instant now) {
    var later = new Dates(dates.created(), now, dates.activity());
    return state == ConversationState.ACTIVE && !isClosedNext()
        ? with(profile, ConversationState.INACTIVE, timers.afterInactive(), later)
        : with(profile, ConversationState.CLOSED, Timers.NONE, later);
  }

  Conversation withState(ConversationState newState) {
    return with(profile, newState, timers, dates);
  }

  /// This conversation with a later activity, by which lists are ordered. Clocks of several callers
  /// may overtake each other; activity does not go back.
  Conversation withActivity(Instant now) {
    return now.isBefore(dates.activity())
        ? this
        : withDates(new Dates(dates.created(), dates.updated(), now));
  }

  /// This conversation as one that no timer changes.
  public Conversation withoutTimers() {
    return with(profile, state, Timers.NONE, dates);
  }

  Conversation withCounters(Counters newCounters) {
    return new Conversation(sid, scope, profile, state, timers, dates, createdBy, newCounters);
  }

  private Timers timersAfter(ConversationChange change, ConversationState newState, Instant now) {
    if (newState == ConversationState.CLOSED) {
      return Timers.NONE;
    }
    if (!change.restartsTimers()) {
      return timers;
    }
    var restarted =
        Timers.startedAt(
            change.inactiveAfter().over(timers.inactiveAfter()),
            change.closedAfter().over(timers.closedAfter()),
            now);
    return newState == ConversationState.INACTIVE && isInactiveByTimer()
        ? restarted.afterInactive()
        : restarted;
  }

  private boolean isInactiveByTimer() {
    return state == ConversationState.INACTIVE
        && timers.inactiveAfter() != null
        && timers.dateInactive() == null;
  }

  /// Whether the timer that closes is due before the other one.
  private boolean isClosedNext() {
    var inactive = timers.dateInactive();
    var closed = timers.dateClosed();
    return inactive == null || (closed != null && !closed.isAfter(inactive));
  }

  private Conversation withDates(Dates newDates) {
    return with(profile, state, timers, newDates);
  }

  private Conversation with(
      ConversationProfile newProfile,
      ConversationState newState,
      Timers newTimers,
      Dates newDates) {
    return new Conversation(
        sid, scope, newProfile, newState, newTimers, newDates, createdBy, counters);
  }
}
