package dev.confab.store;

import static dev.confab.store.MessageSamples.mediaSid;
import static dev.confab.store.StoreSamples.NOON;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Media;
import dev.confab.domain.MediaTable;
import dev.confab.domain.MessageContent.Attachment;
import dev.confab.domain.Scope;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.MediaSid;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Files numbered from 1, each of which one message can have.
final class FakeMedia implements MediaTable {
  private final int count;
  private final Set<MediaSid> attached = new LinkedHashSet<>();

  FakeMedia(int count) {
    this.count = count;
  }

  static Attachment file(int number) {
    return new Attachment(mediaSid(number), 1L << 40, "image/png", number + " ✓.png");
  }

  Set<MediaSid> attached() {
    return attached;
  }

  @Override
  public Media attach(Scope scope, MediaSid sid, Media.Place place) {
    for (int number = 1; number <= count; number++) {
      if (mediaSid(number).equals(sid)) {
        if (!attached.add(sid)) {
          throw new Failure(ErrorCode.MEDIA_ALREADY_ATTACHED, "taken");
        }
        return new Media(sid, scope, "media", file(number), null, place, Timestamps.at(NOON));
      }
    }
    throw new Failure(ErrorCode.MEDIA_NOT_FOUND, "no such file");
  }

  @Override
  public Optional<Media> find(Scope scope, MediaSid sid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void insert(Media media) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(Media media) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Media> unattached(Instant createdBefore, int max) {
    throw new UnsupportedOperationException();
  }
}
