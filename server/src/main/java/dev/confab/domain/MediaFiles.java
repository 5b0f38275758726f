package dev.confab.domain;

import dev.confab.domain.sid.MediaSid;

/// The bytes of media. Whoever writes a file has a row for it first, so that no file is ever
/// without somebody to remove it; see [MediaTable#begin].
///
/// Any method may fail with [ErrorCode#UNAVAILABLE] when the disk cannot be used or is full.
public interface MediaFiles {
  /// An open file.
  interface Content extends AutoCloseable {
    /// @return how many bytes were put at the start of the buffer, at least 1; -1 at the end
    int read(byte[] buffer);

    @Override
    void close();
  }

  /// Writes a new file. It is on disk, as a whole, when the method returns; what a failure leaves
  /// of it is to be deleted.
  ///
  /// @param bytesMax 0 for no limit
  /// @return its size
  /// @throws Failure [ErrorCode#MEDIA_TOO_LARGE] as soon as the limit is passed
  long write(MediaSid sid, Upload upload, long bytesMax);

  /// How a file is refused that is larger than allowed.
  static Failure tooLarge(long bytesMax) {
    return new Failure(
        ErrorCode.MEDIA_TOO_LARGE, "Media must not be larger than " + bytesMax + " bytes");
  }

  /// Opens a file to be read, which a delete does not disturb.
  ///
  /// @param from the first byte that is wanted, counted from 0
  /// @param size which the file must have
  Content open(MediaSid sid, long from, long size);

  /// Removes a file, if there is one.
  void delete(MediaSid sid);
}
