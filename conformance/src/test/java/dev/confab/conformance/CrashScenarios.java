package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.CreateLoad;
import dev.confab.conformance.support.CreateLoad.Promise;
import dev.confab.conformance.support.RawHttp;
import dev.confab.conformance.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left after a server process was killed in the middle of its work: everything that it has
/// confirmed, and nothing twice.
interface CrashScenarios {
  String LIST = "/v1/Conversations";
  int CLIENTS = 8;
  int ROUNDS = 4;

  /// The options of `serve` that choose a new database of the kind under test.
  ///
  /// @param data an empty folder
  List<String> store(Path data);

  @Test
  default void killedServerKeepsEveryPromise(@TempDir Path data)
      throws InterruptedException, IOException {
    var account = Account.unique();
    var store = store(data);
    var promised = new ArrayList<Promise>();
    var unknown = List.<String>of();
    for (int round = 0; round < ROUNDS; round++) {
      try (var server = ServerProcess.start(account, store)) {
        promised.addAll(repeated(server.http(), unknown));
        assertKept(server.http(), promised);
        var load = CreateLoad.start(server.http(), "kill-" + round, CLIENTS, 100 + 77 * round);
        server.kill();
        promised.addAll(load.end().promised());
        unknown = load.unknown();
        assertThat(unknown).as("creates that the kill interrupted").isNotEmpty();
      }
    }
    try (var server = ServerProcess.start(account, store)) {
      promised.addAll(repeated(server.http(), unknown));
      assertKept(server.http(), promised);
    }
    System.out.printf(
        "%s: %d kills, %d promises kept%n", getClass().getSimpleName(), ROUNDS, promised.size());
  }

  @Test
  default void stoppedServerEndsWellAndKeepsEveryPromise(@TempDir Path data)
      throws InterruptedException, IOException {
    var account = Account.unique();
    var store = store(data);
    CreateLoad load;
    try (var server = ServerProcess.start(account, store)) {
      load = CreateLoad.start(server.http(), "stop", CLIENTS, 200);
      assertThat(server.terminate()).isZero();
      load.end();
    }
    try (var server = ServerProcess.start(account, store)) {
      var promised = new ArrayList<>(load.promised());
      promised.addAll(repeated(server.http(), load.unknown()));
      assertKept(server.http(), promised);
      assertThat(server.terminate()).isZero();
    }
  }

  @Test
  default void answersAreRepeatedAfterAKillToo(@TempDir Path data) {
    var account = Account.unique();
    var store = store(data);
    var form = Map.of("FriendlyName", "Once", "UniqueName", "once");
    var key = Map.of(OnceScenarios.KEY, "key of " + account.sid());
    try (var before = ServerProcess.start(account, store)) {
      var first = before.http().post(LIST, form, key);
      before.kill();
      assertThat(first.status()).isEqualTo(201);
      try (var after = ServerProcess.start(account, store)) {
        OnceScenarios.assertReplay(first, after.http().post(LIST, form, key));
        var other = after.http().post(LIST, Map.of("FriendlyName", "Other"), key);
        assertThat(other.status()).isEqualTo(400);
        assertThat(sids(after.http())).containsExactly(first.sid());
      }
    }
  }

  /// Asks again for what was not answered, with the same keys: it is done now, or was done before.
  private static List<Promise> repeated(RawHttp http, List<String> unknown) throws IOException {
    var promised = new ArrayList<Promise>();
    for (var name : unknown) {
      var answer = CreateLoad.create(http, name);
      assertThat(answer.status()).as("repeat of %s", name).isEqualTo(201);
      promised.add(new Promise(answer.sid(), name));
    }
    return promised;
  }

  /// Each promised conversation is there under its sid and its name, and there are no others.
  private static void assertKept(RawHttp http, List<Promise> promised) {
    var questions =
        promised.stream().<Callable<Promise>>map(promise -> () -> found(http, promise)).toList();
    var answers = new ArrayList<Promise>();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (var answer : clients.invokeAll(questions)) {
        answers.add(answer.get());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
    assertThat(answers).isEqualTo(promised);
    assertThat(sids(http))
        .containsExactlyInAnyOrderElementsOf(promised.stream().map(Promise::sid).toList());
  }

  /// What the server has under a promised name, and under a promised sid.
  private static Promise found(RawHttp http, Promise promise) {
    return new Promise(
        http.get(LIST + "/" + promise.uniqueName()).sid(),
        http.get(LIST + "/" + promise.sid()).json().path("unique_name").asText());
  }

  private static List<String> sids(RawHttp http) {
    var sids = new ArrayList<String>();
    var path = LIST + "?PageSize=100";
    while (true) {
      var page = http.get(path).json();
      page.get("conversations").forEach(one -> sids.add(one.get("sid").asText()));
      var next = page.get("meta").get("next_page_url");
      if (next.isNull()) {
        return sids;
      }
      path = next.asText().substring(next.asText().indexOf("/v1/"));
    }
  }
}
