package dev.confab.benchmarks.crash;

import dev.confab.benchmarks.crash.Rounds.Round;
import dev.confab.benchmarks.server.LaunchPlan;
import dev.confab.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Has clients work with two servers on one database, kills the first of them in the middle, and
/// looks in the end at what the other has made of it. The first is the one that calls webhooks.
public final class OneOfTwo {
  /// Conversations in which the clients of both write.
  private static final int CONVERSATIONS = 20;

  /// So many requests are confirmed before the first server is killed, at least, and after it.
  private static final int CONFIRMED_MIN = 500;

  private static final Duration WORK_MAX = Duration.ofSeconds(10);

  private final Trial trial;
  private final ServerProcess first;
  private final ServerProcess other;

  private OneOfTwo(Trial trial, ServerProcess first, ServerProcess other) {
    this.trial = trial;
    this.first = first;
    this.other = other;
  }

  /// @param plan of a server with an empty database that several servers can share
  /// @param clients that work with each of the servers at the same time
  /// @param seed from which all that is chosen by chance follows
  /// @param progress takes a sentence now and then
  /// @throws IOException when a server does not start, or cannot be asked what is left
  public static Result run(LaunchPlan plan, int clients, long seed, Consumer<String> progress)
      throws IOException, InterruptedException {
    progress.accept("chance begins with " + seed);
    try (var trial = new Trial(plan, clients, progress)) {
      return trial.withServer(first ->
          trial.withServer(
              other -> new OneOfTwo(trial, first, other).run(new Rounds(seed).next())));
    }
  }

  private Result run(Round round) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    var service = trial.configure(first);
    trial.converse(first, CONVERSATIONS);
    try (var follower = Follower.start(trial.target(first), service);
        var follows = Follower.start(trial.target(other), service)) {
      work(round);
      follower.turnTo(trial.target(other));
      double seconds = (System.nanoTime() - begin) / 1e9;
      return trial.judge(other, List.of(follower, follows), 1, seconds);
    }
  }

  private void work(Round round) throws IOException, InterruptedException {
    var ledger = trial.ledger();
    var ofFirst = trial.start(first, "a", round);
    var ofOther = trial.start(other, "b", round);
    ledger.awaitConfirmed(ledger.confirmed() + CONFIRMED_MIN + round.confirmed(), WORK_MAX);
    TimeUnit.MICROSECONDS.sleep(round.micros());
    first.kill();
    for (var client : ofFirst) {
      client.join();
    }
    trial.askAgain(other);
    ledger.awaitConfirmed(ledger.confirmed() + CONFIRMED_MIN, WORK_MAX);
    ofOther.forEach(Client::stop);
    for (var client : ofOther) {
      client.join();
    }
  }
}
