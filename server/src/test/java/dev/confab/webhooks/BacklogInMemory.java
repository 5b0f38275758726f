package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.sid.WebhookDeliverySid;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A backlog that answers when it is told to, in the order of the questions, with what it has then.
final class BacklogInMemory implements Backlog {
  private static final int LOOK_MAX = 3;

  final Map<WebhookDeliverySid, WebhookDelivery> deliveries = new LinkedHashMap<>();
  final Map<WebhookKey, Destination> destinations = new HashMap<>();
  private final TreeMap<String, TreeMap<Long, WebhookDelivery>> open = new TreeMap<>();
  private final Queue<Supplier<Answer>> questions = new ArrayDeque<>();

  /// Webhooks whose deliveries cannot be read now.
  final Set<WebhookKey> unreadable = new HashSet<>();

  /// Whether nobody can go through the webhooks now.
  boolean isUnsearchable;

  /// How often deliveries were read.
  int loads;

  /// How many deliveries were read in all.
  int read;

  /// The most questions that have waited.
  int questionsMax;

  void put(WebhookDelivery delivery) {
    deliveries.put(delivery.sid(), delivery);
    var webhook = delivery.webhook().sid();
    var position = delivery.cause().position();
    if (delivery.isOpen()) {
      open.computeIfAbsent(webhook, absent -> new TreeMap<>()).put(position, delivery);
    } else if (open.containsKey(webhook)) {
      open.get(webhook).remove(position);
      open.compute(webhook, (key, left) -> left == null || left.isEmpty() ? null : left);
    }
  }

  WebhookDelivery get(WebhookDelivery delivery) {
    return Objects.requireNonNull(deliveries.get(delivery.sid()));
  }

  private void ask(Supplier<Answer> question) {
    questions.add(question);
    questionsMax = Math.max(questionsMax, questions.size());
  }

  @Override
  public void record(WebhookDelivery delivery) {
    ask(() -> {
      put(delivery);
      return new Answer.Recorded(List.of(delivery));
    });
  }

  @Override
  public void load(WebhookKey webhook, Part part, int max, int generation) {
    ask(() -> {
      loads++;
      if (unreadable.contains(webhook)) {
        return new Answer.NotLoaded(webhook, part, generation);
      }
      var found = find(webhook, part).limit(max).toList();
      read += found.size();
      var destination = found.isEmpty() ? null : destinations.get(webhook);
      boolean isAll = found.size() < max;
      return new Answer.Loaded(webhook, part, destination, found, isAll, generation);
    });
  }

  private Stream<WebhookDelivery> find(WebhookKey webhook, Part part) {
    var all = open.getOrDefault(webhook.sid(), new TreeMap<>());
    return switch (part) {
      case Part.First() -> all.values().stream();
      case Part.Next(var after) -> all.tailMap(after, false).values().stream();
      case Part.OfStream(var stream, var after) ->
          all.tailMap(after, false).values().stream()
              .filter(one -> one.cause().stream().equals(stream));
    };
  }

  @Override
  public void look(String after, int generation) {
    ask(() -> {
      if (isUnsearchable) {
        return new Answer.NotFound(generation);
      }
      var found =
          open.tailMap(after, false).keySet().stream()
              .limit(LOOK_MAX)
              .map(WebhookKey::new)
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
