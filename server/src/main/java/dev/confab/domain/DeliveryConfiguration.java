package dev.confab.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the events of a service are told to others.
///
/// @param sink `null` when they are told to webhooks only
public record DeliveryConfiguration(WebhookSettings settings, @Nullable EventSink sink) {

  /// An update of it. Without a URL a sink is gone, and the size of its batches with it.
  public record Change(
      Patch<Integer> attemptsMax,
      Patch<Duration> ageMax,
      Patch<String> sinkUrl,
      Patch<Integer> sinkBatchMax) {
    /// Unless it is said, each event has a request of its own.
    private static final int BATCH_USUAL = 1;

    DeliveryConfiguration over(DeliveryConfiguration before) {
      var settings =
          new WebhookSettings(
              attemptsMax.overRequired(before.settings.attemptsMax()),
              ageMax.overRequired(before.settings.ageMax()));
      return new DeliveryConfiguration(settings, over(before.sink));
    }

    private @Nullable EventSink over(@Nullable EventSink before) {
      var url = sinkUrl.over(before == null ? null : before.url());
      if (url != null) {
        int batchMax = before == null ? BATCH_USUAL : before.batchMax();
        return new EventSink(url, sinkBatchMax.overRequired(batchMax));
      }
      if (sinkBatchMax.isSent()) {
        throw new Failure(ErrorCode.INVALID_PARAMETER, "SinkBatchMax is that of a SinkUrl");
      }
      return null;
    }
  }
}
