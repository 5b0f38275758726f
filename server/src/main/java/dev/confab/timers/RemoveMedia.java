package dev.confab.timers;

import dev.confab.domain.MediaLibrary;

/// Removes the files of deleted media, of those that no message has got in time, and of uploads
/// that a crash cut off.
public final class RemoveMedia implements Job {
  private static final int BATCH_MAX = 100;

  private final MediaLibrary library;

  public RemoveMedia(MediaLibrary library) {
    this.library = library;
  }

  @Override
  public int runOnce() {
    return library.removeDue(BATCH_MAX);
  }
}
