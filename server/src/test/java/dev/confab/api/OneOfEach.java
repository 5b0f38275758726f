package dev.confab.api;

import static dev.confab.support.ApiUnderTest.field;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.EventType;
import dev.confab.domain.Scope;
import dev.confab.domain.WebhookDelivery;
import dev.confab.domain.WebhookDelivery.Cause;
import dev.confab.domain.WebhookDelivery.Progress;
import dev.confab.domain.WebhookDelivery.State;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookSettings;
import dev.confab.domain.sid.WebhookDeliverySid;
import dev.confab.http.Params;
import dev.confab.support.ApiUnderTest;
import dev.confab.support.ApiUnderTest.Answer;
import dev.confab.support.ByteStreams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/// One thing of each kind in the default service, and the path of every operation on them. Of what
/// a conversation has there are two at least, so that lists have a second page.
///
/// @param sids by the part of a path that they follow, such as `Messages`
/// @param names what may stand in place of a sid, in the same way
record OneOfEach(ApiUnderTest api, Map<String, String> sids, Map<String, String> names) {
  private static final String HOOK =
      "Configuration.Filters=onMessageAdded&"
          + field("Configuration.Url", "https://a.example.com/");

  /// Has what some create needs, or some update changes; each takes what it knows.
  private static final String CREATE =
      "FriendlyName=A&Type=service&Permission=joinConversation&Identity=eve&Body=x&Target=webhook&"
          + HOOK;

  private static final String UPDATE =
      "FriendlyName=B&Permission=joinConversation&NotificationLevel=muted&Configuration.Method=GET&"
          + field("Attributes", "{\"a\":1}");

  /// @param number makes it differ from others in the same account
  static OneOfEach in(ApiUnderTest api, int number) {
    var made = new OneOfEach(api, new HashMap<>(), new HashMap<>());
    made.sids.put("Services", api.account.defaultService().value());
    made.ofAccount(number);
    made.ofService(number);
    made.ofConversation(number);
    made.sids.put("Deliveries", delivery(api, number).sid().value());
    return made;
  }

  private void ofAccount(int number) {
    var address = "+49160%04d".formatted(number);
    make("/v1/Configuration/Addresses", "Type=sms&" + field("Address", address));
    names.put("Addresses", address);
    make("/v1/Credentials", "Type=fcm&Secret=s");
    var template = "{\"language\":\"en\",\"types\":{\"twilio/text\":{\"body\":\"Hi\"}}}";
    keep("Content", api.postJson("/v1/Content", template, Map.of()));
  }

  private void ofService(int number) {
    make(
        "/v1/Roles", "Type=service&FriendlyName=R%d&Permission=joinConversation".formatted(number));
    make("/v1/Users", "Identity=ann-" + number);
    names.put("Users", "ann-" + number);
    sids.put("Media", new MediaUnderTest(api).uploaded("x"));
    var binding = api.register(api.account.defaultService(), "ann-" + number, number);
    sids.put("Bindings", binding.sid().value());
  }

  private void ofConversation(int number) {
    make("/v1/Conversations", "UniqueName=room-" + number);
    names.put("Conversations", "room-" + number);
    var conversation = "/v1/Conversations/room-" + number;
    for (int i = 0; i < 2; i++) {
      var pair = Chat.pair("+49170%04d%d".formatted(number, i), "+49155");
      Chat.created(api.post(conversation + "/Participants", pair));
      make(conversation + "/Messages", "Body=b");
      make(conversation + "/Webhooks", "Target=webhook&" + HOOK);
    }
    make(conversation + "/Participants", "Identity=ann-" + number);
    names.put("Participants", "ann-" + number);
    var receipts = api.get(conversation + "/Messages/" + sids.get("Messages") + "/Receipts");
    sids.put("Receipts", Chat.texts(receipts, "delivery_receipts", "sid").getFirst());
  }

  /// One that no operation makes: it is over, so that nobody sends it.
  private static WebhookDelivery delivery(ApiUnderTest api, int number) {
    var now = api.clock.instant();
    var service = api.account.defaultService();
    var delivery =
        new WebhookDelivery(
            new WebhookDeliverySid("WD%032x".formatted(number)),
            new Scope(api.account.sid(), service),
            new WebhookKey(service.value()),
            new Cause(1, new Stream(service.value()), 0, EventType.USER_ADDED.text(), now),
            "",
            now,
            Progress.begun(WebhookSettings.DEFAULT, now).ended(State.DELIVERED, now));
    return api.stores
        .store()
        .write(tables -> {
          tables.webhookDeliveries().insert(List.of(delivery));
          return delivery;
        });
  }

  private void make(String list, String form) {
    keep(list.substring(list.lastIndexOf('/') + 1), api.post(list, form));
  }

  private void keep(String kind, Answer made) {
    sids.put(kind, Chat.created(made).text("sid"));
  }

  /// Whether an operation lists what there are two of.
  static boolean isListOfAConversation(Route route) {
    return route
        .operation()
        .matches("List(Service)?Conversation(Message|Participant|ScopedWebhook|MessageReceipt)");
  }

  /// The path of an operation on these things.
  String bySid(Route route) {
    return filled(route.template(), sids);
  }

  /// The same, with a name wherever there is one.
  String byName(Route route) {
    var all = new HashMap<>(sids);
    all.putAll(names);
    return filled(route.template(), all);
  }

  private static String filled(String template, Map<String, String> values) {
    var path = new StringJoiner("/");
    var before = "";
    for (var segment : template.split("/", -1)) {
      path.add(
          segment.startsWith("{") ? Objects.requireNonNull(values.get(before), template) : segment);
      before = segment;
    }
    return path.toString();
  }

  /// Calls an operation with all that it needs.
  ///
  /// @param path [#bySid] or [#byName]
  /// @param headers credentials, if not those of the owner
  Answer call(Route route, String path, Map<String, String> headers) {
    if (route.body() != null) {
      var command =
          "{\"command\":\"get\",\"list\":[{\"media_sid\":\"" + sids.get("Media") + "\"}]}";
      return api.upload(path, headers, ByteStreams.of(command.getBytes(UTF_8), command.length()));
    }
    if (route.hasForm()) {
      return api.post(path, route.operation().startsWith("Create") ? CREATE : UPDATE, headers);
    }
    return api.send(route.method(), path + "?Identity=" + names.get("Users"), Params.NONE, headers);
  }
}
