package dev.confab.client;

/// In which order messages are listed. An open set: a newer server may know others.
///
/// @param value as on the wire
public record MessageOrder(String value) {
  /// By rising index: the oldest first.
  public static final MessageOrder ASC = new MessageOrder("asc");

  /// By falling index: the newest first.
  public static final MessageOrder DESC = new MessageOrder("desc");

  @Override
  public String toString() {
    return value;
  }
}
