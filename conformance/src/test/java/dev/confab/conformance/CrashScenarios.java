package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.AtOnce;
import dev.confab.conformance.support.CreateLoad;
import dev.confab.conformance.support.CreateLoad.Kind;
import dev.confab.conformance.support.CreateLoad.Promise;
import dev.confab.conformance.support.CreateLoad.Question;
import dev.confab.conformance.support.RawHttp;
import dev.confab.conformance.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    var unknown = List.<Question>of();
    var kinds = List.<Kind>of();
    for (int round = 0; round < ROUNDS; round++) {
      try (var server = ServerProcess.start(account, store)) {
        if (round == 0) {
          kinds = kinds(server.http(), promised);
        }
        promised.addAll(repeated(server.http(), unknown));
        assertKept(server.http(), kinds, promised);
        var load =
            CreateLoad.start(server.http(), kinds, "kill-" + round, CLIENTS, 100 + 77 * round);
        server.kill();
        promised.addAll(load.end().promised());
        unknown = load.unknown();
        assertThat(unknown).as("creates that the kill interrupted").isNotEmpty();
      }
    }
    try (var server = ServerProcess.start(account, store)) {
      promised.addAll(repeated(server.http(), unknown));
      assertKept(server.http(), kinds, promised);
    }
    System.out.printf(
        "%s: %d kills, %d promises kept%n", getClass().getSimpleName(), ROUNDS, promised.size());
  }

  @Test
  default void stoppedServerEndsWellAndKeepsEveryPromise(@TempDir Path data)
      throws InterruptedException, IOException {
    var account = Account.unique();
    var store = store(data);
    var promised = new ArrayList<Promise>();
    List<Kind> kinds;
    CreateLoad load;
    try (var server = ServerProcess.start(account, store)) {
      kinds = kinds(server.http(), promised);
      load = CreateLoad.start(server.http(), kinds, "stop", CLIENTS, 200);
      assertThat(server.terminate()).isZero();
      load.end();
    }
    try (var server = ServerProcess.start(account, store)) {
      promised.addAll(load.promised());
      promised.addAll(repeated(server.http(), load.unknown()));
      assertKept(server.http(), kinds, promised);
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
        assertThat(after.http().all(LIST, "conversations").stream().map(CrashScenarios::sid))
            .containsExactly(first.sid());
      }
    }
  }

  /// Conversations, and the messages of one of them, which is promised first.
  private static List<Kind> kinds(RawHttp http, List<Promise> promised) throws IOException {
    var conversations = new Kind(LIST, "UniqueName", "unique_name");
    var hot = conversations.promise(conversations.create(http, "hot"));
    promised.add(hot);
    return List.of(conversations, new Kind(LIST + "/" + hot.sid() + "/Messages", "Body", "body"));
  }

  /// Asks again for what was not answered, with the same keys: it is done now, or was done before.
  private static List<Promise> repeated(RawHttp http, List<Question> unknown) throws IOException {
    var promised = new ArrayList<Promise>();
    for (var question : unknown) {
      var answer = question.kind().create(http, question.name());
      assertThat(answer.status()).as("repeat of %s", question).isEqualTo(201);
      promised.add(question.kind().promise(answer));
    }
    return promised;
  }

  /// What was promised is there under its sid, conversations under their names, and messages under
  /// their indexes, which have neither gap nor repeat; and nothing else is there.
  private static void assertKept(RawHttp http, List<Kind> kinds, List<Promise> promised) {
    var found = AtOnce.all(CLIENTS, promised, promise -> promise.kind().found(http, promise.sid()));
    assertThat(found).isEqualTo(promised);
    var conversations = of(kinds.getFirst(), promised);
    assertThat(AtOnce.all(CLIENTS, conversations, one -> http.get(LIST + "/" + one.name()).sid()))
        .isEqualTo(sids(conversations));
    assertThat(http.all(LIST + "?PageSize=100", "conversations").stream().map(CrashScenarios::sid))
        .containsExactlyInAnyOrderElementsOf(sids(conversations));
    var messages = of(kinds.getLast(), promised);
    var inOrder = messages.stream().sorted(Comparator.comparingInt(Promise::index)).toList();
    assertThat(inOrder.stream().map(Promise::index))
        .isEqualTo(IntStream.range(0, messages.size()).boxed().toList());
    var list = kinds.getLast().list() + "?PageSize=100";
    assertThat(http.all(list, "messages").stream().map(CrashScenarios::sid))
        .isEqualTo(sids(inOrder));
  }

  private static List<Promise> of(Kind kind, List<Promise> promised) {
    return promised.stream().filter(promise -> promise.kind().equals(kind)).toList();
  }

  private static List<String> sids(List<Promise> promised) {
    return promised.stream().map(Promise::sid).toList();
  }

  private static String sid(JsonNode one) {
    return one.get("sid").asText();
  }
}
