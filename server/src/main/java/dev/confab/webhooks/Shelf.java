package dev.confab.webhooks;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where deliveries wait that are not in memory, and where it is noted how far they are. It takes
/// what is asked and answers later, in the order of the questions.
interface Shelf {
  /// Answers with [Answer.Recorded].
  void record(WebhookDelivery delivery);

  /// Answers with [Answer.Loaded].
  ///
  /// @param stream only its deliveries; `null` for those of all streams
  void load(WebhookKey webhook, @Nullable Stream stream, long after, int max, int generation);

  /// Looks for webhooks that have open deliveries; answers with [Answer.Found].
  ///
  /// @param after the sid behind which to look
  void look(String after, int generation);

  /// What comes back.
  sealed interface Answer {
    record Recorded(List<WebhookDelivery> deliveries) implements Answer {}

    /// @param destination `null` when nobody is to be called any more
    /// @param isAll whether there were no more
    /// @param generation as it was asked
    record Loaded(
        WebhookKey webhook,
        @Nullable Stream stream,
        @Nullable Destination destination,
        List<WebhookDelivery> deliveries,
        boolean isAll,
        int generation)
        implements Answer {}

    /// @param isAll whether there were no more
    /// @param generation as it was asked
    record Found(List<WebhookKey> webhooks, boolean isAll, int generation) implements Answer {}
  }
}
