package dev.confab.timers;

import dev.confab.domain.MediaLibrary;

/// Removes the files of deleted media, of those that no message has got in time, and of uploads
/// that a crash cut off.
public final class RemoveMedia implements Job {
  private static final int BATCH_MAX = 100;

  private final MediaLibrary files;

  public RemoveMedia(MediaLibrary files) {
    this.files = files;
  }

  @Override
  public int runOnce() {
    return files.removeDue(BATCH_MAX);
  }
}
