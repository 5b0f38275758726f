package dev.confab.http.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.HttpUrl;
import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.platform.OutgoingHttp.Failed;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.platform.OutgoingHttp.Outcome;
import dev.confab.platform.OutgoingHttp.Reason;
import dev.confab.platform.OutgoingHttp.Request;
import dev.confab.support.Receiver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/// What the tests of outgoing calls do again and again.
final class OutgoingCalls {
  static final int BODY_MAX = 1_000;
  static final String OK = Receiver.answer(200, "", "ok");
  static final Duration LONG = Duration.ofSeconds(10);
  static final Duration SHORT = Duration.ofMillis(300);

  /// Still long for what should happen at once, also on a busy machine.
  static final Duration SECOND = Duration.ofSeconds(1);

  private OutgoingCalls() {}

  /// Two look-ups at once, and three connections that are kept, two of them to one server.
  static OutgoingConfig config(
      Predicate<InetAddress> isAllowed, NameService names, Duration namesKeptFor) {
    var idleMax = Duration.ofSeconds(2);
    return new OutgoingConfig(isAllowed, names, List.of(), namesKeptFor, 2, 10_000, idleMax, 2, 3);
  }

  static Request request(Receiver receiver, String target, Limits limits) {
    return request("http://127.0.0.1:" + receiver.port() + target, limits);
  }

  static Request request(String url, Limits limits) {
    return new Request("GET", HttpUrl.of(url), Map.of(), null, limits);
  }

  static Limits limits(Duration silence, Duration total) {
    return new Limits(LONG, silence, total, BODY_MAX);
  }

  static int status(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).status();
  }

  static Reason failure(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    return ((Failed) outcome).reason();
  }

  static <T> List<T> together(int count, Callable<T> action) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (var future : threads.invokeAll(Collections.nCopies(count, action))) {
        results.add(future.get());
      }
      return results;
    }
  }
}
