package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ContentSid;
import dev.confab.domain.sid.SidSequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of content templates.
public final class Contents {
  private final Store store;
  private final SidSequence sids;
  private final InstantSource clock;

  public Contents(Store store, SidSequence sids, InstantSource clock) {
    this.store = store;
    this.sids = sids;
    this.clock = clock;
  }

  public Content create(
      AccountSid account, ContentTemplate template, @Nullable Once<Content> once) {
    var now = clock.instant();
    var made = new Content(ContentSid.next(sids), account, template, Timestamps.at(now));
    return store.write(tables -> {
      tables.contents().insert(made);
      tell(tables, EventType.CONTENT_ADDED, made, now);
      return tables.answers().save(once, made);
    });
  }

  public Optional<Content> fetch(AccountSid account, ContentSid sid) {
    return store.read(tables -> tables.contents().find(account, sid));
  }

  /// Messages that were made from it stay as they are.
  ///
  /// @return whether it was there
  public boolean delete(AccountSid account, ContentSid sid) {
    var now = clock.instant();
    return store.write(tables -> {
      var removed =
          tables
              .contents()
              .find(account, sid)
              .filter(found -> tables.contents().delete(account, sid));
      removed.ifPresent(content -> tell(tables, EventType.CONTENT_REMOVED, content, now));
      return removed.isPresent();
    });
  }

  public Slice<Content> list(AccountSid account, PageRequest page) {
    return store.read(tables -> tables.contents().list(account, page));
  }

  private static void tell(Tables tables, EventType type, Content content, Instant now) {
    OpenStream.of(tables, content.account(), now).tell(type, new Subject.OfContent(content));
  }
}
