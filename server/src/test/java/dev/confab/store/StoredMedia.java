package dev.confab.store;

import static dev.confab.store.MessageSamples.mediaSid;
import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;

import dev.confab.domain.Media;
import dev.confab.domain.MessageContent.Attachment;
import dev.confab.domain.Timestamps;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The files of a store, numbered from 1, each of which one message can have.
record StoredMedia(Stores stores) {
  private static final Duration KEPT = Duration.ofHours(24);

  static Attachment file(int number) {
    return new Attachment(mediaSid(number), 1L << 40, "image/png", number + " ✓.png");
  }

  void add(int number) {
    var sid = mediaSid(number);
    var media = new Media(sid, SCOPE, "media", file(number), "system", null, Timestamps.at(NOON));
    stores
        .store()
        .write(tables -> {
          tables.media().begin(sid, SCOPE, NOON, NOON.plus(KEPT));
          return tables.media().complete(media, NOON.plus(KEPT));
        });
  }

  /// Which message has a file.
  Media.@Nullable Place place(int number) {
    return stores
        .store()
        .read(tables -> tables.media().find(SCOPE, mediaSid(number)))
        .orElseThrow()
        .attached();
  }

  AppendMessages appends() {
    return new AppendMessages(stores.database().dialect());
  }
}
