package dev.confab.domain;

/// Where all events of a service are sent as CloudEvents, whoever caused them and whatever webhooks
/// there are.
///
/// @param batchMax how many events a request may have; with more than one, every request is a batch
public record EventSink(String url, int batchMax) {
  /// Limit of what can be set.
  public static final int BATCH_MAX = 100;

  public EventSink {
    if (batchMax < 1 || batchMax > BATCH_MAX) {
      throw new Failure(
          ErrorCode.INVALID_PARAMETER, "A batch can have 1 to " + BATCH_MAX + " events");
    }
  }

  /// Without user and password.
  @Override
  public String toString() {
    return WebhookUrls.withoutUser(url) + ", at most " + batchMax;
  }
}
