package dev.confab.domain;

import dev.confab.domain.sid.MediaSid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Records of media files; their bytes are in [MediaFiles]. A record is there before its file and
/// is gone after it. It is hidden until the upload is complete, and from the moment of its
/// deletion.
public interface MediaTable {
  /// How many [#findAll] looks for at most.
  int FIND_MAX = 100;

  Optional<Media> find(Scope scope, MediaSid sid);

  /// Those that there are, in no order.
  List<Media> findAll(Scope scope, List<MediaSid> sids);

  /// Notes that a file is going to be written.
  ///
  /// @param removalDue when it is removed, unless [#complete] comes first
  void begin(MediaSid sid, Scope scope, Instant now, Instant removalDue);

  /// Shows a file.
  ///
  /// @param removalDue when it is removed, unless a message gets it first
  /// @return whether there was such an upload; it may be removed already
  boolean complete(Media media, Instant removalDue);

  /// Gives a file to a message, which is the only one that ever gets it.
  ///
  /// @return the file
  /// @throws Failure [ErrorCode#MEDIA_NOT_FOUND] or [ErrorCode#MEDIA_ALREADY_ATTACHED]
  Media attach(Scope scope, MediaSid sid, Media.Place place);

  /// Hides a file that no message has, for good.
  ///
  /// @return whether there was one
  boolean delete(Scope scope, MediaSid sid);

  /// Whether files wait to be removed.
  boolean hasDue(Instant now);

  /// Hides the files that are due, so that nobody can use them any more.
  ///
  /// @return files that are hidden for good, some at a time
  List<MediaSid> takeDue(Instant now, int max);

  /// Leaves a hidden file alone for some time.
  void postpone(MediaSid sid, Instant removalDue);

  /// Forgets files that no longer exist.
  void forget(List<MediaSid> sids);
}
