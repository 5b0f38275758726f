package dev.confab.domain;

/// A file on its way in.
public interface Upload {
  /// Waits for more bytes.
  ///
  /// @return how many were put at the start of the buffer, at least 1; -1 at the end
  int read(byte[] buffer);

  /// What the sender says of the file. Known once all is read.
  MediaLabel label();
}
