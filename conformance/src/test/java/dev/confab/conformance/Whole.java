package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.MESSAGING_SERVICE;
import static dev.confab.conformance.Scenarios.channel;
import static dev.confab.conformance.Scenarios.number;
import static dev.confab.conformance.Scenarios.unique;

import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Query;
import dev.confab.conformance.clients.Resources;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// A conversation with one of everything.
record Whole(Place place, String sid, Map<String, String> pair) {
  static Whole in(Place place) {
    var sid =
        place
            .conversations()
            .create(Map.of("MessagingServiceSid", MESSAGING_SERVICE, "UniqueName", unique("whole")))
            .sid();
    var whole = new Whole(place, sid, channel(number(), number()));
    place.participants(sid).create(Map.of("Identity", whole.identity()));
    place.participants(sid).create(whole.pair);
    place.messages(sid).create(Map.of("Body", "hi", "Author", whole.identity()));
    place.scopedWebhooks(sid).create(Sample.SCOPED_WEBHOOK.form());
    return whole;
  }

  String identity() {
    return "ann of " + sid;
  }

  Resources participants() {
    return place.participants(sid);
  }

  Resources messages() {
    return place.messages(sid);
  }

  Resources webhooks() {
    return place.scopedWebhooks(sid);
  }

  Resources receipts() {
    return place.receipts(sid, messages().list(Query.ALL).getFirst().sid());
  }

  /// All lists below the conversation.
  List<Resources> lists() {
    return List.of(participants(), messages(), webhooks(), receipts());
  }

  /// All that changes the conversation or something below it.
  List<ThrowingCallable> writes() {
    var user = place.userConversations(identity());
    var webhook = webhooks().list(Query.ALL).getFirst().sid();
    var message = messages().list(Query.ALL).getFirst().sid();
    return List.of(
        () -> place.conversations().update(sid, Map.of("FriendlyName", "x")),
        () -> place.conversations().update(sid, Map.of("State", "active")),
        () -> messages().create(Map.of("Body", "x")),
        () -> messages().update(message, Map.of("Body", "x")),
        () -> messages().delete(message),
        () -> participants().create(Map.of("Identity", unique("bob"))),
        () -> participants().update(identity(), Map.of("Attributes", "{\"a\":1}")),
        () -> participants().update(identity(), Map.of("LastReadMessageIndex", 0)),
        () -> participants().delete(identity()),
        () -> webhooks().create(Sample.SCOPED_WEBHOOK.form()),
        () -> webhooks().update(webhook, Map.of("Configuration.Method", "get")),
        () -> webhooks().delete(webhook),
        () -> user.update(sid, Map.of("LastReadMessageIndex", 0)),
        () -> user.delete(sid));
  }
}
