package dev.confab.webhooks;

import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookKey;
import dev.confab.webhooks.Alarms.Alarm;
import dev.confab.webhooks.Backlog.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The webhooks that have open deliveries: finds them, learns where they lead, and gives up what
/// has become too old while they are spared. For one thread.
final class Hooks {
  /// How exactly it is known that a delivery to somebody who is spared is too old.
  private static final Duration EXPIRY_PAUSE = Duration.ofMinutes(1);

  /// Of so many webhooks that are forgotten it is known what they have seen. It matters while news
  /// of it may still come, which is not for long.
  private static final int SEEN_MAX = 10_000;

  private final SendingLimits limits;
  private final Alarms alarms;
  private final Memory memory;
  private final Turns turns;
  private final Outcomes outcomes;
  private final Survey survey;
  private final Inspections inspections;
  private final Map<WebhookKey, Hook> hooks = new HashMap<>();

  /// What webhooks that are forgotten had seen.
  private final Map<WebhookKey, Long> seen = new LinkedHashMap<>();

  /// Set while somebody is spared.
  private @Nullable Alarm expiry;

  /// Before it nobody is looked for who can be forgotten.
  private Instant crowdedUntil = Instant.MIN;

  private int generations;

  /// What all who decide share.
  record Parts(
      SendingLimits limits, Backlog backlog, Alarms alarms, Memory memory, Outcomes outcomes) {}

  Hooks(Parts parts, Turns turns) {
    this.limits = parts.limits();
    this.alarms = parts.alarms();
    this.memory = parts.memory();
    this.outcomes = parts.outcomes();
    this.turns = turns;
    this.survey = new Survey(parts.backlog(), alarms);
    this.inspections = new Inspections(parts.backlog());
  }

  /// Begins with what the backlog has.
  void open() {
    hooks.values().forEach(inspections::add);
    survey.begin();
  }

  /// Forgets everything but what is under way.
  void close(Instant now) {
    survey.stop();
    alarms.cancel(expiry);
    expiry = null;
    List.copyOf(hooks.values()).forEach(hook -> forget(hook, now));
  }

  /// A webhook, as it was when something was asked of it.
  Optional<Hook> find(WebhookKey key, int generation) {
    return Optional.ofNullable(hooks.get(key)).filter(hook -> hook.generation() == generation);
  }

  /// A webhook that is to be told something. One that is not known has nothing in the backlog, once
  /// all that have are known.
  ///
  /// @return empty when there is no room for it; it will be found later
  Optional<Hook> known(WebhookKey key, Instant now) {
    var hook = hooks.get(key);
    if (hook == null && (hooks.size() < limits.webhooksMax() || makeRoom(now))) {
      long position = Objects.requireNonNullElse(seen.remove(key), 0L);
      hook = new Hook(key, memory, ++generations, !survey.isComplete(), position);
      hooks.put(key, hook);
    } else if (hook == null) {
      survey.forget(now);
    }
    return Optional.ofNullable(hook);
  }

  /// Forgets webhooks that are spared, unless it was tried a moment ago.
  private boolean makeRoom(Instant now) {
    if (now.isBefore(crowdedUntil)) {
      return false;
    }
    crowdedUntil = now.plus(SendingLimits.LOOK_PAUSE);
    hooks.values().stream().filter(Hook::isSpared).toList().forEach(hook -> forget(hook, now));
    survey.forget(now);
    return hooks.size() < limits.webhooksMax();
  }

  /// Webhooks were found that have open deliveries.
  void found(Answer.Found found, Instant now) {
    survey.found(
        found,
        key -> {
          var hook = known(key, now);
          hook.ifPresent(this::offer);
          return hook.isPresent();
        },
        now);
  }

  /// Nobody could go through the webhooks that have open deliveries.
  void notFound(int generation, Instant now) {
    survey.notFound(generation, now);
  }

  /// What is known of a webhook may be wrong now: it is read anew.
  void renew(Hook hook, Instant now) {
    reset(hook, now);
    inspections.add(hook);
  }

  /// What a webhook is to be told cannot be read: it is tried again later.
  void rest(Hook hook, Instant now) {
    reset(hook, now);
    hook.rest =
        alarms.set(
            now.plus(Retry.BUG_PAUSE),
            _ -> {
              hook.rest = null;
              inspections.add(hook);
            });
  }

  /// A webhook may have something to send. Where it leads must be known for that.
  void offer(Hook hook) {
    if (hook.isAimed) {
      turns.offer(hook);
    } else if (hook.isWaiting() && hook.rest == null) {
      inspections.add(hook);
    }
  }

  /// An inspection has ended, whoever is still interested in it.
  void inspected() {
    inspections.ended();
  }

  /// The first open deliveries of a webhook are known.
  ///
  /// @param isAll whether there are no more
  void inspected(Hook hook, List<WebhookDelivery> deliveries, boolean isAll, Instant now) {
    if (deliveries.isEmpty() && !hook.isAimed) {
      reset(hook, now);
      hook.end();
    } else if (!deliveries.isEmpty()) {
      watch(hook, now);
      hook.expires = deliveries.getFirst().progress().expires();
    }
    if (hook.isSpared()) {
      var old =
          deliveries.stream().takeWhile(one -> !now.isBefore(one.progress().expires())).toList();
      boolean isAllOld = old.size() == deliveries.size();
      if (outcomes.end(hook, old, State.DEAD, now) && isAllOld && !isAll) {
        inspections.add(hook);
      }
    }
  }

  /// Nobody is to be called any more.
  void drop(Hook hook, List<WebhookDelivery> deliveries, Instant now) {
    reset(hook, now);
    var _ = outcomes.end(hook, deliveries, State.DROPPED, now);
    if (deliveries.stream().allMatch(hook::isCalling)) {
      hook.end();
    }
  }

  /// While somebody is spared, what becomes too old meanwhile is given up.
  void watch(Hook hook, Instant now) {
    if (hook.isSpared() && expiry == null) {
      expiry = alarms.set(now.plus(EXPIRY_PAUSE), this::inspectOld);
    }
  }

  private void inspectOld(Instant now) {
    expiry = null;
    for (var hook : hooks.values()) {
      watch(hook, now);
      if (hook.isSpared() && !now.isBefore(hook.expires)) {
        inspections.add(hook);
      }
    }
  }

  void forgetIfIdle(Hook hook) {
    if (hook.isIdle()) {
      remove(hook);
    }
  }

  /// Forgets a webhook, but for what is under way.
  void forget(Hook hook, Instant now) {
    reset(hook, now);
    if (!hook.isCalling()) {
      remove(hook);
    }
  }

  private void reset(Hook hook, Instant now) {
    alarms.cancel(hook.rest);
    hook.rest = null;
    hook.reset(++generations, alarms).forEach(turn -> turns.cancel(turn, now));
  }

  private void remove(Hook hook) {
    inspections.remove(hook);
    turns.leave(hook);
    if (hooks.remove(hook.key, hook)) {
      seen.put(hook.key, hook.seen());
      if (seen.size() > SEEN_MAX) {
        seen.remove(seen.keySet().iterator().next());
      }
    }
  }
}
