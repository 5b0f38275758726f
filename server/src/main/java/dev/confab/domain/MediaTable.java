package dev.confab.domain;

import dev.confab.domain.sid.MediaSid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Records of media files; their bytes are elsewhere.
public interface MediaTable {
  Optional<Media> find(Scope scope, MediaSid sid);

  void insert(Media media);

  /// Gives a file to a message.
  ///
  /// @return the file
  /// @throws Failure [ErrorCode#MEDIA_NOT_FOUND] or [ErrorCode#MEDIA_ALREADY_ATTACHED]
  Media attach(Scope scope, MediaSid sid, Media.Place place);

  void delete(Media media);

  /// Files that no message has got, the oldest first.
  List<Media> unattached(Instant createdBefore, int max);
}
