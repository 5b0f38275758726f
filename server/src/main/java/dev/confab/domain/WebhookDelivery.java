package dev.confab.domain;

import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event that one webhook is told, from when it is known that it must be until nobody asks any
/// more. Deliveries of a webhook that tell of one stream happen in the order of their events.
///
/// @param scope of the event
/// @param parameters what is told, form-encoded, without `RetryCount`
public record WebhookDelivery(
    WebhookDeliverySid sid,
    Scope scope,
    WebhookKey webhook,
    Cause cause,
    String parameters,
    Instant created,
    Progress progress) {
  /// As many attempts are remembered.
  public static final int ATTEMPTS_KEPT_MAX = 50;

  /// The event that is told.
  ///
  /// @param position its place in the log
  public record Cause(
      long position, Event.Stream stream, long sequence, EventType type, Instant date) {}

  public enum State {
    /// To be told, now or later.
    OPEN,
    /// The receiver has answered with a success.
    DELIVERED,
    /// Given up: too many attempts, or too old.
    DEAD,
    /// Given up: there is no such webhook any more, or nowhere to call.
    DROPPED;

    public String text() {
      return Choice.text(this);
    }
  }

  /// One call of the receiver.
  ///
  /// @param retryCount how many attempts came before, ever
  /// @param url as it was signed: without user, password and fragment, and without the parameters
  /// @param status of the answer; `null` when there was none
  /// @param failure why there was no answer; `null` when there was one
  /// @param excerpt the beginning of the answer's body
  public record Attempt(
      int retryCount,
      Instant date,
      Duration duration,
      WebhookMethod method,
      String url,
      @Nullable Integer status,
      @Nullable String failure,
      String excerpt) {}

  /// How far a delivery is.
  ///
  /// @param attempts oldest first; the last [#ATTEMPTS_KEPT_MAX]
  /// @param tries how many attempts there were since the delivery was opened
  /// @param due when to try next; without meaning when it is not open
  /// @param opened when it was made, or opened again
  /// @param ended when it was no longer open; `null` while it is
  public record Progress(
      State state,
      List<Attempt> attempts,
      int tries,
      Instant due,
      Instant opened,
      @Nullable Instant ended) {
    public Progress {
      attempts = List.copyOf(attempts);
    }

    public static Progress begun(Instant now) {
      return new Progress(State.OPEN, List.of(), 0, now, now, null);
    }

    /// To be tried once again.
    public Progress retried(Attempt attempt, Instant due) {
      return new Progress(State.OPEN, with(attempt), tries + 1, due, opened, null);
    }

    /// Ended by an attempt.
    public Progress ended(State state, Attempt attempt, Instant now) {
      return new Progress(state, with(attempt), tries + 1, due, opened, now);
    }

    /// Ended without an attempt.
    public Progress ended(State state, Instant now) {
      return new Progress(state, attempts, tries, due, opened, now);
    }

    /// Opened again: it may be tried as often and as long as a new one.
    public Progress reopened(Instant now) {
      return new Progress(State.OPEN, attempts, 0, now, now, null);
    }

    private List<Attempt> with(Attempt attempt) {
      var all = new ArrayList<>(attempts);
      all.add(attempt);
      return all.subList(Math.max(0, all.size() - ATTEMPTS_KEPT_MAX), all.size());
    }
  }

  public boolean isOpen() {
    return progress.state() == State.OPEN;
  }

  /// What the next attempt says how many came before it.
  public int retryCount() {
    var attempts = progress.attempts();
    return attempts.isEmpty() ? 0 : attempts.getLast().retryCount() + 1;
  }

  public WebhookDelivery with(Progress other) {
    return new WebhookDelivery(sid, scope, webhook, cause, parameters, created, other);
  }
}
