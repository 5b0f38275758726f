package dev.confab.benchmarks.crash;

import dev.confab.benchmarks.crash.Follower.Seen;
import dev.confab.benchmarks.crash.Heard.Told;
import dev.confab.benchmarks.crash.Ledger.Change;
import dev.confab.benchmarks.crash.Stored.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Compares what clients were promised, what the feed told, what webhooks were told and what is
/// stored.
///
/// @param events of the feed, in its order
/// @param told calls of the receiver, in their order
record Audit(Ledger ledger, List<Seen> events, List<Told> told, Findings findings) {
  /// Where an event stands.
  private record Place(String stream, long sequence) {}

  /// Each stream of events has neither gap nor repeat, in the order of the feed, and neither have
  /// the indexes of its messages.
  void feed() {
    var sequences = new HashMap<String, Long>();
    var indexes = new HashMap<String, Long>();
    for (var event : events) {
      if (!event.stream().startsWith("CH")) {
        continue;
      }
      long sequence = sequences.merge(event.stream(), 1L, Long::sum) - 1;
      findings.check(event.sequence() == sequence, "sequence with a gap or a repeat", event);
      if (event.type().equals(Ledger.MESSAGE_ADDED)) {
        long index = indexes.merge(event.stream(), 1L, Long::sum) - 1;
        findings.check(event.index() == index, "index with a gap or a repeat", event);
      }
    }
  }

  /// All that was promised was told by the feed, and nothing else.
  void promises() {
    var made = ledger.made();
    var counts = new HashMap<Change, Integer>();
    events.forEach(
        event -> counts.merge(new Change(event.type(), event.subject()), 1, Integer::sum));
    made.values()
        .forEach(one -> {
          var type = one.isMessage() ? Ledger.MESSAGE_ADDED : Ledger.CONVERSATION_ADDED;
          int count = counts.getOrDefault(new Change(type, one.sid()), 0);
          findings.check(count == 1, "creation that was not told once", one);
        });
    ledger
        .changes()
        .forEach((change, wanted) -> {
          int count = counts.getOrDefault(change, 0);
          boolean isRight = count >= wanted.atLeast() && count <= wanted.atMost();
          findings.check(isRight, "change that was not told as often as made", change);
        });
    for (var event : events) {
      boolean isCreation =
          event.type().equals(Ledger.MESSAGE_ADDED)
              || event.type().equals(Ledger.CONVERSATION_ADDED);
      if (isCreation) {
        var one = made.get(event.subject());
        findings.check(one != null, "event of something that nobody made", event);
        boolean isSame = one == null || !one.isMessage() || one.index() == event.index();
        findings.check(isSame, "index other than confirmed", event);
      } else if (Ledger.TYPES.contains(event.type())) {
        int atMost = ledger.count(new Change(event.type(), event.subject())).atMost();
        findings.check(atMost > 0, "event of a change that nobody made", event);
      }
    }
  }

  /// What is listed is what the feed told of, without what it told was removed.
  ///
  /// @param listed indexes of messages by their sids, by conversations
  void messages(Map<String, Map<String, Long>> listed) {
    var left = new HashMap<String, Map<String, Long>>();
    for (var event : events) {
      switch (event.type()) {
        case Ledger.CONVERSATION_ADDED -> left.put(event.stream(), new HashMap<>());
        case Ledger.MESSAGE_ADDED ->
            left.getOrDefault(event.stream(), new HashMap<>()).put(event.subject(), event.index());
        case Ledger.MESSAGE_REMOVED ->
            left.getOrDefault(event.stream(), new HashMap<>()).remove(event.subject());
        default -> {}
      }
    }
    findings.check(
        left.keySet().equals(listed.keySet()), "conversations other than the feed told", "");
    left.forEach((conversation, messages) ->
        findings.check(
            messages.equals(listed.getOrDefault(conversation, Map.of())),
            "messages other than the feed told",
            conversation));
  }

  /// Each event was to be told once, was told, and nothing else was.
  void deliveries(List<Delivery> deliveries) {
    var events = new HashMap<Place, Seen>();
    for (var event : this.events) {
      if (isToBeTold(event)) {
        events.put(new Place(event.stream(), event.sequence()), event);
      }
    }
    var byToken = new HashMap<String, Delivery>();
    var planned = new HashSet<Place>();
    for (var delivery : deliveries) {
      var place = new Place(delivery.stream(), delivery.sequence());
      byToken.put(delivery.token(), delivery);
      findings.check(planned.add(place), "event with two deliveries", delivery);
      findings.check(events.containsKey(place), "delivery without its event", delivery);
      findings.check(
          delivery.state().equals("delivered"), "delivery that did not succeed", delivery);
    }
    events.forEach((place, event) ->
        findings.check(planned.contains(place), "event without its delivery", event));
    calls(byToken, events);
  }

  private void calls(Map<String, Delivery> byToken, Map<Place, Seen> events) {
    var firsts = new HashMap<String, List<Long>>();
    var known = new HashSet<String>();
    for (var call : told) {
      var delivery = byToken.get(call.token());
      findings.check(delivery != null, "call without its delivery", call);
      if (delivery != null && known.add(call.token())) {
        firsts.computeIfAbsent(delivery.stream(), _ -> new ArrayList<>()).add(delivery.sequence());
        var event = events.get(new Place(delivery.stream(), delivery.sequence()));
        boolean isSame =
            event != null
                && event.type().equals(call.type())
                && event.stream().equals(call.conversation())
                && event.subject().equals(call.subject());
        findings.check(isSame, "call that tells something else", call);
      }
    }
    byToken.forEach((token, delivery) ->
        findings.check(known.contains(token), "delivery that nobody heard", delivery));
    firsts.forEach((stream, sequences) ->
        findings.check(isAscending(sequences), "calls out of their order", stream));
  }

  /// Whether a webhook is to hear of it.
  static boolean isToBeTold(Seen event) {
    return event.callsWebhooks() && Ledger.TYPES.contains(event.type());
  }

  private static boolean isAscending(List<Long> numbers) {
    for (int i = 1; i < numbers.size(); i++) {
      if (Objects.requireNonNull(numbers.get(i)) <= Objects.requireNonNull(numbers.get(i - 1))) {
        return false;
      }
    }
    return true;
  }

  /// How many calls repeated one that had come before.
  long repeats() {
    return told.size() - told.stream().map(Told::token).distinct().count();
  }
}
