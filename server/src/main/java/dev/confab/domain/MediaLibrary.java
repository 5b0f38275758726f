package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.MediaSid;
import dev.confab.domain.sid.SidSequence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of media. A file has a row from before its first byte until after its last, so a crash
/// at any moment leaves nothing that is not removed later.
public final class MediaLibrary {
  /// How long a file waits for its message.
  @Assumed("Twilio keeps it for five minutes; a slower application must not lose its file")
  public static final Duration UNATTACHED_KEPT = Duration.ofHours(24);

  /// A file that could not be removed is tried again after that time.
  private static final Duration TRY_AGAIN_AFTER = Duration.ofHours(1);

  /// Longer than any upload takes.
  public static final Duration UPLOAD_MAX = Duration.ofHours(2);

  private final Store store;
  private final MediaFiles files;
  private final SidSequence sids;
  private final InstantSource clock;
  private final Limits limits;

  public MediaLibrary(
      Store store, MediaFiles files, SidSequence sids, InstantSource clock, Limits limits) {
    this.store = store;
    this.files = files;
    this.sids = sids;
    this.clock = clock;
    this.limits = limits;
  }

  /// Whether an upload of so many bytes could be accepted, so that a hopeless one is refused before
  /// it is read.
  ///
  /// @throws Failure [ErrorCode#MEDIA_TOO_LARGE]
  public void requireSize(long bytes) {
    if (limits.mediaBytesMax() > 0 && bytes > limits.mediaBytesMax()) {
      throw MediaFiles.tooLarge(limits.mediaBytesMax());
    }
  }

  /// Keeps a file.
  ///
  /// @throws Failure [ErrorCode#MEDIA_TOO_LARGE] or as [MediaLabel] says; then nothing is kept
  public Media upload(Scope scope, Upload upload) {
    var begun = clock.instant();
    var sid = MediaSid.next(sids);
    store.write(tables -> {
      tables.media().begin(sid, scope, begun, begun.plus(UPLOAD_MAX));
      return sid;
    });
    var media = received(sid, scope, upload, begun);
    var removalDue = media.dates().updated().plus(UNATTACHED_KEPT);
    return store.write(tables -> {
      if (!tables.media().complete(media, removalDue)) {
        throw new Failure(ErrorCode.UNAVAILABLE, "The upload took too long");
      }
      OpenStream.of(tables, scope, media.dates().updated())
          .tell(EventType.MEDIA_ADDED, new Subject.OfMedia(media));
      return media;
    });
  }

  public Optional<Media> fetch(Scope scope, MediaSid sid) {
    return store.read(tables -> tables.media().find(scope, sid));
  }

  /// Those of at most [MediaTable#FIND_MAX] that there are.
  public List<Media> fetchAll(Scope scope, List<MediaSid> wanted) {
    return store.read(tables -> tables.media().findAll(scope, wanted));
  }

  /// Opens the file from one of its bytes on.
  public MediaFiles.Content open(Media media, long from) {
    return files.open(media.sid(), from, media.file().size());
  }

  /// Deletes a file that no message has.
  ///
  /// @throws Failure [ErrorCode#CONFLICT]
  @Assumed("a message keeps its media until it is deleted itself; nothing tells of another way")
  public boolean delete(Scope scope, MediaSid sid) {
    var now = clock.instant();
    return store.write(tables -> {
      var found = tables.media().find(scope, sid);
      if (found.isPresent() && tables.media().delete(scope, sid)) {
        OpenStream.of(tables, scope, now)
            .tell(EventType.MEDIA_REMOVED, new Subject.OfMedia(found.get()));
        return true;
      }
      if (tables.media().find(scope, sid).isPresent()) {
        throw new Failure(
            ErrorCode.CONFLICT, "The media belongs to a message and is deleted together with it");
      }
      return false;
    });
  }

  /// Removes files that no message has got in time, and those of what was deleted.
  ///
  /// @return how many files were removed, at most `max`; 0 when none is due
  public int removeDue(int max) {
    var now = clock.instant();
    if (!store.<Boolean>read(tables -> tables.media().hasDue(now))) {
      return 0;
    }
    var due = store.write(tables -> tables.media().takeDue(now, max));
    return remove(due);
  }

  private Media received(MediaSid sid, Scope scope, Upload upload, Instant begun) {
    @Nullable Media media = null;
    try {
      long size = files.write(sid, upload, limits.mediaBytesMax());
      var label = upload.label();
      media =
          new Media(
              sid,
              scope,
              label.category(),
              new MessageContent.Attachment(sid, size, label.contentType(), label.filename()),
              label.author(),
              null,
              new Timestamps(begun, clock.instant()));
      return media;
    } finally {
      if (media == null) {
        remove(List.of(sid));
      }
    }
  }

  /// The row goes last: it is what remembers the file. A file that cannot be removed now must not
  /// keep the others.
  ///
  /// @return how many files were removed
  private int remove(List<MediaSid> hidden) {
    var gone = hidden.stream().filter(this::isRemoved).toList();
    var later = clock.instant().plus(TRY_AGAIN_AFTER);
    store.write(tables -> {
      tables.media().forget(gone);
      hidden.stream()
          .filter(sid -> !gone.contains(sid))
          .forEach(sid -> tables.media().postpone(sid, later));
      return gone;
    });
    return gone.size();
  }

  private boolean isRemoved(MediaSid sid) {
    try {
      files.delete(sid);
      return true;
    } catch (Failure _) {
      return false; // it is tried again later
    }
  }
}
