package dev.confab.benchmarks.crash;

import dev.confab.benchmarks.crash.Rounds.Round;
import dev.confab.benchmarks.server.LaunchPlan;
import dev.confab.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Kills a server again and again in the middle of its work, starts it on the same data each time,
/// and looks in the end at what is left.
public final class Crashes implements AutoCloseable {
  /// The server is killed anyway when it has confirmed too little in so long a time.
  private static final Duration ROUND_MAX = Duration.ofSeconds(5);

  private final Trial trial;
  private final long seed;
  private final Consumer<String> progress;

  private Crashes(Trial trial, long seed, Consumer<String> progress) {
    this.trial = trial;
    this.seed = seed;
    this.progress = progress;
  }

  /// @param plan of a server with an empty database
  /// @param clients that work at the same time
  /// @param seed from which all that is chosen by chance follows
  /// @param progress takes a sentence now and then
  public static Crashes of(LaunchPlan plan, int clients, long seed, Consumer<String> progress)
      throws IOException {
    return new Crashes(new Trial(plan, clients, progress), seed, progress);
  }

  /// @throws IOException when the server does not start, or cannot be asked what is left
  public Result run(int rounds) throws IOException, InterruptedException {
    progress.accept("chance begins with " + seed);
    long begin = System.nanoTime();
    try (var follower = trial.withServer(this::prepare)) {
      var chance = new Rounds(seed);
      for (int number = 1; number <= rounds; number++) {
        var name = "r" + number;
        var round = chance.next();
        long confirmed = trial.withServer(server -> crash(name, round, server, follower));
        progress.accept(name + ": killed after " + confirmed + " answers");
      }
      double secondsEach = (System.nanoTime() - begin) / 1e9 / rounds;
      return trial.withServer(server -> {
        follower.turnTo(trial.target(server));
        return trial.judge(server, List.of(follower), rounds, secondsEach);
      });
    }
  }

  @Override
  public void close() throws IOException {
    trial.close();
  }

  private Follower prepare(ServerProcess server) throws IOException {
    return Follower.start(trial.target(server), trial.configure(server));
  }

  /// @return how many requests were confirmed
  private long crash(String name, Round round, ServerProcess server, Follower follower)
      throws IOException, InterruptedException {
    follower.turnTo(trial.target(server));
    trial.askAgain(server);
    var ledger = trial.ledger();
    long confirmed = ledger.confirmed();
    var errors = ledger.errors();
    var clients = trial.start(server, name, round);
    ledger.awaitConfirmed(confirmed + round.confirmed(), ROUND_MAX);
    TimeUnit.MICROSECONDS.sleep(round.micros());
    server.kill();
    for (var client : clients) {
      client.join();
    }
    if (!ledger.errors().equals(errors)) {
      trial.showLog(server);
    }
    return ledger.confirmed() - confirmed;
  }
}
