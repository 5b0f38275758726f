package dev.confab.webhooks;

import dev.confab.domain.EventLog;
import dev.confab.domain.EventLog.Entry;
import dev.confab.domain.EventLog.Trace;
import dev.confab.domain.EventLog.Traces;
import dev.confab.domain.EventType;
import dev.confab.domain.LoggedEvent;
import dev.confab.domain.Store;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookTable.Listener;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.WebhookSid;
import dev.confab.platform.Json;
import dev.confab.webhooks.Audience.Hearer;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the event log and decides what is to be told to whom. The [Ledger] has the deliveries
/// written, together with the place in the log behind their events, so what is written is planned
/// once, whoever crashes when, and whoever else plans.
///
/// For one thread.
final class Planner {
  /// What came of some events.
  ///
  /// @param deliveries to be made, which the ledger has, in the order of the events
  /// @param destinations of all their webhooks
  /// @param changed webhooks that call something else now
  /// @param isEnd whether the log had no more
  /// @param isOvertaken whether somebody else has written deliveries
  /// @param hasNewcomers whether some webhooks may want to hear of what was there before them
  record Plan(
      List<WebhookDelivery> deliveries,
      Map<WebhookKey, Destination> destinations,
      List<WebhookKey> changed,
      boolean isEnd,
      boolean isOvertaken,
      boolean hasNewcomers) {
    private static final Plan OVERTAKEN =
        new Plan(List.of(), Map.of(), List.of(), false, true, false);

    private static Plan nothing(List<WebhookKey> changed, boolean isEnd) {
      return new Plan(List.of(), Map.of(), changed, isEnd, false, false);
    }
  }

  private final Store store;
  private final EventLog log;
  private final Configurations configurations;
  private final InstantSource clock;
  private final Ledger ledger;
  private final Silence silence;
  private final Precedence precedence;

  Planner(
      Dispatcher.Parts parts,
      Configurations configurations,
      Ledger ledger,
      Silence silence,
      Precedence precedence) {
    this.store = parts.store();
    this.log = parts.log();
    this.configurations = configurations;
    this.clock = parts.clock();
    this.ledger = ledger;
    this.silence = silence;
    this.precedence = precedence;
  }

  /// Plans the next events.
  Plan plan() throws InterruptedException {
    if (ledger.isMoved()) {
      configurations.forget();
      return Plan.OVERTAKEN;
    }
    if (!ledger.awaitRoom()) {
      return Plan.nothing(List.of(), false);
    }
    long position = ledger.position();
    var end = silence.end(position);
    if (end.isPresent()) {
      precedence.caughtUp();
      configurations.clear();
      return ledger.pass(end.getAsLong()) ? Plan.nothing(List.of(), true) : Plan.OVERTAKEN;
    }
    int max = precedence.events(position, SendingLimits.EVENTS_MAX);
    if (max == 0) {
      return Plan.nothing(List.of(), true);
    }
    var part = alike(log.look(position, max));
    if (part.isLast()) {
      precedence.caughtUp();
    }
    boolean isConfiguring =
        part.traces().stream().findFirst().filter(Planner::configures).isPresent();
    return isConfiguring ? configured(part) : told(part);
  }

  /// Begins again with what is written: somebody else may have planned meanwhile.
  void restart() {
    ledger.restart();
    configurations.forget();
  }

  /// After a failure: what was read of the configurations may not be so.
  void failed() {
    configurations.forget();
  }

  /// What tells that webhooks of accounts or services have changed.
  private static boolean configures(Trace event) {
    return event.is(EventType.WEBHOOK_CONFIGURATION_UPDATED)
        || event.is(EventType.SERVICE_WEBHOOK_CONFIGURATION_UPDATED)
        || event.is(EventType.DELIVERY_CONFIGURATION_UPDATED);
  }

  /// The first events that all change what is configured, or all do not: what is before a change is
  /// told as it was configured then, as far as that is remembered.
  private static Traces alike(Traces all) {
    var events = all.traces();
    int count = 0;
    while (count < events.size()
        && configures(events.get(count)) == configures(events.getFirst())) {
      count++;
    }
    return count == events.size()
        ? all
        : new Traces(events.subList(0, count), events.get(count - 1).position(), false);
  }

  /// The place is written before anything is told as it is configured now, so that nobody ever
  /// tells what was before in this way, whoever begins again with what is written.
  private Plan configured(Traces part) {
    // The stream is that of what was configured.
    part.traces().forEach(event -> configurations.forget(new WebhookKey(event.stream().sid())));
    var changed =
        part.traces().stream()
            .map(event ->
                event.is(EventType.DELIVERY_CONFIGURATION_UPDATED)
                    ? WebhookKey.ofSink(event.service())
                    : new WebhookKey(event.stream().sid()))
            .distinct()
            .toList();
    return ledger.write(part.to(), _ -> {}) ? Plan.nothing(changed, part.isLast()) : Plan.OVERTAKEN;
  }

  private Plan told(Traces part) {
    var audience = new Audience(configurations, listeners(part.traces()));
    var hearers = new LinkedHashMap<Long, List<Hearer>>();
    for (var event : part.traces()) {
      var hearing = audience.of(event);
      if (!hearing.isEmpty() || event.is(EventType.CONVERSATION_WEBHOOK_UPDATED)) {
        hearers.put(event.position(), hearing);
      }
    }
    var ended =
        part.traces().stream()
            .flatMap(
                event -> audience.near(event).stream().filter(one -> Audience.isLast(one, event)))
            .map(Listener::sid)
            .toList();
    var entries = log.at(List.copyOf(hearers.keySet()));
    var draft = new Draft(configurations, clock.instant());
    entries.forEach(
        entry -> draft.add(entry, Objects.requireNonNull(hearers.get(entry.position()))));
    return write(part, draft, ended)
        ? new Plan(
            draft.open(),
            draft.destinations(),
            changed(entries),
            part.isLast(),
            false,
            part.traces().stream()
                .anyMatch(event -> event.is(EventType.CONVERSATION_WEBHOOK_ADDED)))
        : Plan.OVERTAKEN;
  }

  /// @return whether nobody else has done it before, as far as is known
  private boolean write(Traces part, Draft draft, List<WebhookSid> ended) {
    if (draft.deliveries().isEmpty() && ended.isEmpty()) {
      return ledger.pass(part.to());
    }
    if (ended.isEmpty()) {
      return ledger.add(draft.deliveries(), part.to());
    }
    var now = clock.instant();
    return ledger.write(
        part.to(),
        tables -> {
          tables.webhookDeliveries().insert(draft.deliveries());
          tables.webhooks().end(ended, now);
        });
  }

  /// The webhooks of the conversations that events are of, by the sids of these. Read after the
  /// events, so that they are not older.
  private Map<String, List<Listener>> listeners(List<Trace> events) {
    var conversations =
        conversations(
            events.stream()
                .filter(event -> Audience.isTold(event) || isEnding(event))
                .map(event -> event.stream().sid()));
    return conversations.isEmpty()
        ? Map.of()
        : store.read(tables -> tables.webhooks().listeners(conversations)).stream()
            .collect(Collectors.groupingBy(listener -> listener.conversation().value()));
  }

  /// After which webhooks of a conversation hear nothing more.
  private static boolean isEnding(Trace event) {
    return event.is(EventType.CONVERSATION_REMOVED)
        || event.is(EventType.CONVERSATION_WEBHOOK_REMOVED);
  }

  private static Set<ConversationSid> conversations(Stream<String> streams) {
    return streams
        .filter(ConversationSid::matches)
        .map(ConversationSid::new)
        .collect(Collectors.toSet());
  }

  private static List<WebhookKey> changed(Collection<Entry> entries) {
    return entries.stream()
        .map(Entry::event)
        .filter(event -> event.is(EventType.CONVERSATION_WEBHOOK_UPDATED))
        .flatMap(event -> sid(event).map(WebhookKey::new).stream())
        .toList();
  }

  private static Optional<String> sid(LoggedEvent event) {
    return Json.members(event.data()).map(members -> members.get("sid")).flatMap(Json::string);
  }
}
