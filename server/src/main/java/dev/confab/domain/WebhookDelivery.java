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
/// @param parameters what is told: form-encoded, without `RetryCount`; to a sink, a CloudEvent
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
  /// @param type as [LoggedEvent#type]
  public record Cause(
      long position, Event.Stream stream, long sequence, String type, Instant date) {}

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

  /// How far a delivery is.
  ///
  /// @param attempts oldest first; the last [#ATTEMPTS_KEPT_MAX]
  /// @param tries how many attempts there were since the delivery was made or opened again
  /// @param triesMax how many there may be
  /// @param due when to try next; without meaning when it is not open
  /// @param expires when it is given up, however often it was tried
  /// @param ended when it was no longer open; `null` while it is
  /// @param version how often this has changed
  public record Progress(
      State state,
      List<Attempt> attempts,
      int tries,
      int triesMax,
      Instant due,
      Instant expires,
      @Nullable Instant ended,
      long version) {
    public Progress {
      attempts = List.copyOf(attempts);
    }

    public static Progress begun(WebhookSettings settings, Instant now) {
      return open(List.of(), settings, now, 0);
    }

    private static Progress open(
        List<Attempt> attempts, WebhookSettings settings, Instant now, long version) {
      var expires = now.plus(settings.ageMax());
      return new Progress(
          State.OPEN, attempts, 0, settings.attemptsMax(), now, expires, null, version);
    }

    /// To be tried once again.
    public Progress retried(Attempt attempt, Instant due) {
      return next(State.OPEN, with(attempt), tries + 1, due, null);
    }

    /// To be tried later, without having been tried now.
    public Progress postponed(Instant due) {
      return next(state, attempts, tries, due, ended);
    }

    /// Ended by an attempt.
    public Progress ended(State state, Attempt attempt, Instant now) {
      return next(state, with(attempt), tries + 1, due, now);
    }

    /// Ended without an attempt.
    public Progress ended(State state, Instant now) {
      return next(state, attempts, tries, due, now);
    }

    private Progress next(
        State state, List<Attempt> attempts, int tries, Instant due, @Nullable Instant ended) {
      return new Progress(state, attempts, tries, triesMax, due, expires, ended, version + 1);
    }

    /// Opened again: it may be tried as often and as long as a new one.
    public Progress reopened(WebhookSettings settings, Instant now) {
      return open(attempts, settings, now, version + 1);
    }

    /// Whether another attempt is not worth making, or was not, after a failed one.
    public boolean isLastTry(Instant now) {
      return tries + 1 >= triesMax || !now.isBefore(expires);
    }

    private List<Attempt> with(Attempt attempt) {
      var all = new ArrayList<>(attempts);
      all.add(attempt);
      return all.subList(Math.max(0, all.size() - ATTEMPTS_KEPT_MAX), all.size());
    }
  }

  /// One call of the receiver.
  ///
  /// @param retryCount how many attempts came before, ever
  /// @param url as it was signed: without user, password and fragment, and without the parameters;
  ///   to a sink, with the hash of what was sent
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

  /// Without what people have written to each other.
  @Override
  public String toString() {
    return "%s of %s to %s, %s".formatted(sid, cause, webhook, progress.state());
  }
}
