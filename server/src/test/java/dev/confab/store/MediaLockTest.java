package dev.confab.store;

import static dev.confab.store.MessageSamples.draft;
import static dev.confab.store.MessageSamples.mediaSid;
import static dev.confab.store.MessageSamples.text;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.store.AppendMessages.Append;
import dev.confab.store.engine.StoreObserver;
import dev.confab.support.TestDatabases;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two batches of messages on two connections, which want the same files in opposite orders.
class MediaLockTest {
  private static final int FILES = 100;
  private static final int ROUNDS = 5;

  @Test
  void batchesThatWantTheSameFilesDoNotWaitForEachOther() {
    var retries = new ConcurrentLinkedQueue<String>();
    var observer =
        new StoreObserver() {
          @Override
          public void retried(String reason) {
            retries.add(reason);
          }
        };
    try (var stores = TestDatabases.postgres(TestDatabases.newPostgresUrl(), observer)) {
      new StoredMessages(stores).begin(conversation(1));
      new StoredMessages(stores).begin(conversation(2));
      var media = new StoredMedia(stores);
      for (int round = 0; round < ROUNDS; round++) {
        int first = round * FILES;
        IntStream.range(first, first + FILES).forEach(media::add);
        Race.run(
            2,
            runner -> {
              var appends = appends(runner, first);
              stores.database().write(session -> media.appends().runAll(session, appends));
            });
        assertThat(IntStream.range(first, first + FILES).mapToObj(media::place))
            .doesNotContainNull();
      }
    }
    assertThat(retries).isEmpty();
  }

  /// To a conversation of each runner's own.
  private static List<Append> appends(int runner, int first) {
    return IntStream.range(0, FILES)
        .mapToObj(i -> {
          int file = first + (runner == 0 ? i : FILES - 1 - i);
          int number = runner * ROUNDS * FILES + file;
          return new Append(
              draft(runner + 1, number, "system", text("x"), mediaSid(file), NOON), null);
        })
        .toList();
  }
}
