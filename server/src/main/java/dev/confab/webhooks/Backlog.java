package dev.confab.webhooks;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All open deliveries, most of which are not in memory, and where it is noted what became of them.
/// It takes what is asked and answers later, in the order of the questions. What cannot be read
/// because of a bug of ours is answered, too, so that nobody else waits for it.
interface Backlog {
  /// Notes how far a delivery is; answers with [Answer.Recorded].
  void record(WebhookDelivery delivery);

  /// Reads deliveries of a webhook; answers with [Answer.Loaded] or [Answer.NotLoaded].
  ///
  /// @param max how many; fewer are read when they are long
  void load(WebhookKey webhook, Part part, int max, int generation);

  /// Looks for webhooks that have open deliveries; answers with [Answer.Found] or
  /// [Answer.NotFound].
  ///
  /// @param after the sid behind which to look
  void look(String after, int generation);

  /// Which deliveries of a webhook.
  sealed interface Part {
    /// The first ones, to see what can be done with them.
    record First() implements Part {}

    /// Those of all streams behind a position.
    record Next(long after) implements Part {}

    /// Those of one stream behind a position.
    record OfStream(Stream stream, long after) implements Part {}
  }

  /// What comes back.
  sealed interface Answer {
    record Recorded(List<WebhookDelivery> deliveries) implements Answer {}

    /// @param destination `null` when nobody is to be called any more
    /// @param isAll whether there were no more
    /// @param generation as it was asked
    record Loaded(
        WebhookKey webhook,
        Part part,
        @Nullable Destination destination,
        List<WebhookDelivery> deliveries,
        boolean isAll,
        int generation)
        implements Answer {}

    record NotLoaded(WebhookKey webhook, Part part, int generation) implements Answer {}

    /// @param isAll whether there were no more
    /// @param generation as it was asked
    record Found(List<WebhookKey> webhooks, boolean isAll, int generation) implements Answer {}

    record NotFound(int generation) implements Answer {}
  }
}
