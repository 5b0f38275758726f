package dev.confab.domain;

/// How far those are who read the log from its beginning to its end, and act on each event once.
public interface LogReaderTable {
  /// Who plans what webhooks are told.
  String WEBHOOKS = "webhooks";

  /// Where a reader is.
  ///
  /// @param position of the last event that it has acted on
  /// @param version how often it has moved
  record Mark(long position, long version) {}

  /// @throws IllegalStateException when nobody reads under this name
  Mark find(String reader);

  /// Moves a reader, unless somebody else has done so under its name meanwhile.
  ///
  /// @return whether it was moved
  boolean advance(String reader, Mark from, long position);
}
