package dev.confab.domain;

import org.jspecify.annotations.Nullable;

/// How many of those who get a message through a channel have it. The steps are cumulative: what
/// was read was also delivered, and what was delivered was also sent.
///
/// @param total how many there are, which is the number of receipts; at least 1
public record Delivery(int total, int sent, int delivered, int read, int failed, int undelivered) {
  public static Delivery pending(int total) {
    return new Delivery(total, 0, 0, 0, 0, 0);
  }

  /// This summary after one receipt has changed.
  Delivery changed(@Nullable DeliveryStatus from, DeliveryStatus to) {
    return from == null ? plus(to, 1) : plus(from, -1).plus(to, 1);
  }

  @Assumed("what was not delivered had been sent; what failed had not")
  private Delivery plus(DeliveryStatus status, int count) {
    return switch (status) {
      case SENT -> plus(count, 0, 0, 0, 0);
      case DELIVERED -> plus(count, count, 0, 0, 0);
      case READ -> plus(count, count, count, 0, 0);
      case FAILED -> plus(0, 0, 0, count, 0);
      case UNDELIVERED -> plus(count, 0, 0, 0, count);
    };
  }

  private Delivery plus(
      int moreSent, int moreDelivered, int moreRead, int moreFailed, int moreUndelivered) {
    return new Delivery(
        total,
        sent + moreSent,
        delivered + moreDelivered,
        read + moreRead,
        failed + moreFailed,
        undelivered + moreUndelivered);
  }
}
