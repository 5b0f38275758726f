package dev.confab.client;

/// How far a message has come on its way to one recipient. An open set: a newer server may name
/// others.
///
/// @param value as on the wire
public record ReceiptStatus(String value) {
  /// Handed over to the channel.
  public static final ReceiptStatus SENT = new ReceiptStatus("sent");

  /// Arrived.
  public static final ReceiptStatus DELIVERED = new ReceiptStatus("delivered");

  /// Seen; only some channels tell.
  public static final ReceiptStatus READ = new ReceiptStatus("read");

  /// Not sent.
  public static final ReceiptStatus FAILED = new ReceiptStatus("failed");

  /// Sent, but not arrived.
  public static final ReceiptStatus UNDELIVERED = new ReceiptStatus("undelivered");

  @Override
  public String toString() {
    return value;
  }
}
