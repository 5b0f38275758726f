package dev.confab.benchmarks.scenario;

import dev.confab.benchmarks.load.Exchange;
import dev.confab.benchmarks.load.HttpConnection;
import dev.confab.benchmarks.load.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Conversations in a service of their own whose timers are due at one date.
///
/// @param state what they become
record DueConversations(
    Conversations conversations, String service, String state, long count, Instant date) {
  /// What all of them together may take.
  static final Duration FIRING_MAX = Duration.ofMinutes(5);

  /// The shortest timers that servers take.
  private static final Duration INACTIVE_MIN = Duration.ofMinutes(1);

  private static final Duration CLOSED_MIN = Duration.ofMinutes(10);

  private static final Duration ARMING_MAX = Duration.ofSeconds(30);

  /// Participants of each conversation that is closed.
  private static final int PARTICIPANTS = 4;

  /// No user is in more conversations than that, which is below the server's limit.
  private static final int CONVERSATIONS_PER_USER = 500;

  /// Looks must not be a load of their own.
  private static final long LOOK_MILLIS = 50;

  /// Creates them, each with the time that is left as its timer.
  ///
  /// @param waitMin the least time between the creation of the last one and the date
  /// @param delay how much later it is than it could be
  static DueConversations arm(
      Bench bench,
      Conversations conversations,
      long count,
      boolean isClosing,
      Duration waitMin,
      Duration delay)
      throws IOException, InterruptedException {
    var target = conversations.target();
    var service = "/v1/Services/" + service(target);
    var min = isClosing ? CLOSED_MIN : INACTIVE_MIN;
    var wait = (waitMin.compareTo(min) > 0 ? waitMin : min).plus(delay);
    var date = Instant.now().plus(ARMING_MAX).plus(wait);
    conversations.seed(
        bench,
        count,
        number ->
            isClosing ? closing(target, service, number, date) : sleeping(target, service, date));
    if (Instant.now().plus(wait).isAfter(date)) {
      throw new IOException("creating " + count + " conversations took too long");
    }
    return new DueConversations(
        conversations, service, isClosing ? "closed" : "inactive", count, date);
  }

  private static Exchange sleeping(Target target, String service, Instant date) {
    var form = Map.of("Timers.Inactive", timer(date));
    return Exchange.of(target.post(service + "/Conversations", form), 201, "\"date_inactive\":", 0);
  }

  private static Exchange closing(Target target, String service, long number, Instant date) {
    List<Map.Entry<String, String>> form = new ArrayList<>();
    form.add(Map.entry("Timers.Closed", timer(date)));
    for (int i = 0; i < PARTICIPANTS; i++) {
      var identity = "due-" + number / CONVERSATIONS_PER_USER + "-" + i;
      form.add(Map.entry("Participant", "{\"identity\":\"" + identity + "\"}"));
    }
    return Exchange.of(
        target.post(service + "/ConversationWithParticipants", form), 202, "\"date_closed\":", 0);
  }

  private static String timer(Instant date) {
    return Duration.between(Instant.now(), date).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String service(Target target) throws IOException {
    try (var connection = new HttpConnection(target)) {
      var answer = connection.exchange(target.post("/v1/Services", Map.of("FriendlyName", "T")));
      return new JsonText(answer.body())
          .string("sid")
          .orElseThrow(() -> new IOException("no service: " + answer.body()));
    }
  }

  /// The time that is left until so long before the date.
  ///
  /// @throws IOException when none is: whatever was to be done then would be measured too late
  Duration left(Duration before) throws IOException {
    var left = Duration.between(Instant.now(), date.minus(before));
    if (left.isNegative()) {
      throw new IOException("what was done before took " + left.negated() + " too long");
    }
    return left;
  }

  /// Sleeps until so long before the date.
  ///
  /// @throws IOException when that has passed
  void await(Duration before) throws IOException, InterruptedException {
    TimeUnit.NANOSECONDS.sleep(left(before).toNanos());
  }

  /// Looks from the date on whether one of them is still active.
  ///
  /// @param isOver set when none is, and when that will not be known
  /// @return how long after the date that was
  Duration watch(AtomicBoolean isOver) throws IOException, InterruptedException {
    try {
      await(Duration.ZERO);
      return fired(isOver);
    } finally {
      isOver.set(true);
    }
  }

  private Duration fired(AtomicBoolean isOver) throws IOException, InterruptedException {
    try (var connection = new HttpConnection(conversations.target())) {
      while (!conversations.page(connection, list("active", 1)).sids().isEmpty()) {
        if (date.plus(FIRING_MAX).isBefore(Instant.now())) {
          throw new IOException("not all timers fire");
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      var fired = Duration.between(date, Instant.now());
      isOver.set(true);
      requireAllFired(connection);
      return fired;
    }
  }

  private void requireAllFired(HttpConnection connection) throws IOException {
    long found = 0;
    var next = Optional.of(list(state, 100));
    while (next.isPresent()) {
      var page = conversations.page(connection, next.get());
      found += page.sids().size();
      next = page.next();
    }
    if (found != count) {
      throw new IOException("only " + found + " of " + count + " timers have fired");
    }
  }

  private String list(String wanted, int pageSize) {
    return service + "/Conversations?State=" + wanted + "&PageSize=" + pageSize;
  }
}
