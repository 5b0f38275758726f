package dev.confab.domain;

/// How many of those who get a message through a channel have it. The steps are cumulative: what
/// was read was also delivered, and what was delivered was also sent.
///
/// @param total how many there are, which is the number of receipts; at least 1
public record Delivery(int total, int sent, int delivered, int read, int failed, int undelivered) {
  public static Delivery pending(int total) {
    return new Delivery(total, 0, 0, 0, 0, 0);
  }
}
