package dev.confab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.support.Account;
import dev.confab.conformance.support.CreateLoad;
import dev.confab.conformance.support.CreateLoad.Kind;
import dev.confab.conformance.support.CreateLoad.Promise;
import dev.confab.conformance.support.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the database file says, read past the server, after that was killed in the middle of its
/// work: what there is was told, what was told is there, and no stream of events has a gap.
final class EventsAfterCrashTest {
  private static final int CLIENTS = 8;
  private static final int ROUNDS = 3;

  @Test
  void killedServerHasToldOfAllThatItDid(@TempDir Path data)
      throws IOException, InterruptedException, SQLException {
    var account = Account.unique();
    var conversations = new Kind("/v1/Conversations", "UniqueName", "unique_name");
    var promised = new ArrayList<Promise>();
    for (int round = 0; round < ROUNDS; round++) {
      try (var server = ServerProcess.start(account, List.of("--data", data.toString()))) {
        var http = server.http();
        var hot = conversations.promise(conversations.create(http, "hot-" + round));
        promised.add(hot);
        var messages =
            new Kind(conversations.list() + "/" + hot.sid() + "/Messages", "Body", "body");
        var kinds = List.of(conversations, messages);
        var load = CreateLoad.start(http, kinds, "kill-" + round, CLIENTS, 100 + 77 * round);
        server.kill();
        promised.addAll(load.end().promised());
      }
      requireTold(data, promised);
    }
  }

  private static void requireTold(Path data, List<Promise> promised) throws SQLException {
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("confab.db"))) {
      var conversations = texts(database, "SELECT sid FROM conversation");
      var messages = texts(database, "SELECT sid FROM message");
      assertThat(added(database, "onConversationAdded"))
          .containsExactlyInAnyOrderElementsOf(conversations);
      assertThat(added(database, "onMessageAdded")).containsExactlyInAnyOrderElementsOf(messages);
      var there = new HashSet<>(conversations);
      there.addAll(messages);
      assertThat(there).containsAll(promised.stream().map(Promise::sid).toList());
      sequences(database)
          .forEach((stream, sequences) ->
              assertThat(sequences)
                  .as("events of %s", stream)
                  .isEqualTo(LongStream.range(0, sequences.size()).boxed().toList()));
    }
  }

  private static List<String> added(Connection database, String type) throws SQLException {
    return texts(database, "SELECT subject_sid FROM event WHERE type = '" + type + "'");
  }

  private static List<String> texts(Connection database, String select) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(select)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  /// The numbers of the events of each stream, in the order in which they were written.
  private static Map<String, List<Long>> sequences(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        var rows =
            statement.executeQuery("SELECT stream_sid, sequence FROM event ORDER BY position")) {
      var sequences = new TreeMap<String, List<Long>>();
      while (rows.next()) {
        sequences.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getLong(2));
      }
      return sequences;
    }
  }
}
