package dev.confab.webhooks;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A shelf that answers when it is told to, in the order of the questions, with what it has then.
final class ShelfInMemory implements Shelf {
  private static final int LOOK_MAX = 3;

  final Map<WebhookDeliverySid, WebhookDelivery> deliveries = new LinkedHashMap<>();
  final Map<WebhookKey, Destination> destinations = new HashMap<>();
  private final Queue<Supplier<Answer>> questions = new ArrayDeque<>();

  /// How often deliveries were read.
  int loads;

  void put(WebhookDelivery delivery) {
    deliveries.put(delivery.sid(), delivery);
  }

  WebhookDelivery get(WebhookDelivery delivery) {
    return Objects.requireNonNull(deliveries.get(delivery.sid()));
  }

  @Override
  public void record(WebhookDelivery delivery) {
    questions.add(() -> {
      put(delivery);
      return new Answer.Recorded(List.of(delivery));
    });
  }

  @Override
  public void load(
      WebhookKey webhook, @Nullable Stream stream, long after, int max, int generation) {
    questions.add(() -> {
      loads++;
      var found =
          deliveries.values().stream()
              .filter(one -> one.isOpen() && one.webhook().equals(webhook))
              .filter(one -> stream == null || one.cause().stream().equals(stream))
              .filter(one -> one.cause().position() > after)
              .sorted(Comparator.comparingLong(one -> one.cause().position()))
              .limit(max)
              .toList();
      return new Answer.Loaded(
          webhook, stream, destinations.get(webhook), found, found.size() < max, generation);
    });
  }

  @Override
  public void look(String after, int generation) {
    questions.add(() -> {
      var found =
          deliveries.values().stream()
              .filter(WebhookDelivery::isOpen)
              .map(WebhookDelivery::webhook)
              .distinct()
              .filter(webhook -> webhook.sid().compareTo(after) > 0)
              .sorted(Comparator.comparing(WebhookKey::sid))
              .limit(LOOK_MAX)
              .toList();
      return new Answer.Found(found, found.size() < LOOK_MAX, generation);
    });
  }

  /// Answers one question, if there is any.
  boolean answer(Board board, Instant now) {
    var question = questions.poll();
    if (question != null) {
      board.answered(question.get(), now);
    }
    return question != null;
  }
}
