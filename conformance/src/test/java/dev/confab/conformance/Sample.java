package dev.confab.conformance;

import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The kinds that can be created: where their lists are, and the least that a create must say.
enum Sample {
  ADDRESS("IG"),
  CREDENTIAL("CR"),
  SERVICE("IS"),
  ROLE("RL"),
  USER("US"),
  CONVERSATION("CH"),
  PARTICIPANT("MB"),
  SCOPED_WEBHOOK("WH"),
  MESSAGE("IM");

  private final String prefix;

  Sample(String prefix) {
    this.prefix = prefix;
  }

  /// The list of the kind.
  ///
  /// @param conversation in which it is, for kinds below conversations
  Resources in(Place place, String conversation) {
    return switch (this) {
      case ADDRESS -> place.addresses();
      case CREDENTIAL -> place.credentials();
      case SERVICE -> place.services();
      case ROLE -> place.roles();
      case USER -> place.users();
      case CONVERSATION -> place.conversations();
      case PARTICIPANT -> place.participants(conversation);
      case SCOPED_WEBHOOK -> place.scopedWebhooks(conversation);
      case MESSAGE -> place.messages(conversation);
    };
  }

  /// Other names and addresses with every call, where the API wants that.
  Map<String, ?> form() {
    return switch (this) {
      case ADDRESS -> Map.of("Type", "sms", "Address", Scenarios.number());
      case CREDENTIAL -> Map.of("Type", "fcm", "Secret", "secret");
      case SERVICE -> Map.of("FriendlyName", "A sample");
      case ROLE ->
          Map.of(
              "FriendlyName", "A sample",
              "Type", "conversation",
              "Permission", List.of("sendMessage"));
      case USER, PARTICIPANT -> Map.of("Identity", Scenarios.unique("sample"));
      case CONVERSATION -> Map.of();
      case SCOPED_WEBHOOK ->
          Map.of(
              "Target", "webhook",
              "Configuration.Url", "https://hooks.example.com/a",
              "Configuration.Filters", List.of("onMessageAdded"));
      case MESSAGE -> Map.of("Body", "A sample");
    };
  }

  /// The least that an update must say.
  Map<String, ?> change() {
    return this == ROLE ? Map.of("Permission", List.of("sendMessage")) : Map.of();
  }

  /// An update that changes the kind's sample, whatever its [#form] says.
  Map<String, ?> effect() {
    return switch (this) {
      case ADDRESS, CREDENTIAL, USER, CONVERSATION -> Map.of("FriendlyName", "Changed");
      case ROLE -> Map.of("Permission", List.of("sendMessage", "leaveConversation"));
      case PARTICIPANT -> Map.of("Attributes", "{\"changed\":true}");
      case SCOPED_WEBHOOK -> Map.of("Configuration.Method", "get");
      case MESSAGE -> Map.of("Body", "Changed");
      case SERVICE -> throw new IllegalStateException("services have no updates");
    };
  }

  /// The effect with something else.
  Map<String, ?> effect(Map<String, ?> more) {
    var all = new HashMap<String, Object>(more);
    all.putAll(effect());
    return all;
  }

  boolean hasUpdates() {
    return this != SERVICE;
  }

  /// What a create can say and an update cannot, other than [#form] says it.
  Map<String, ?> fixed() {
    return switch (this) {
      case ADDRESS ->
          Map.of(
              "Type", "whatsapp",
              "Address", "whatsapp:" + Scenarios.number(),
              "AddressCountry", "FR");
      case ROLE -> Map.of("FriendlyName", "Another", "Type", "service");
      case USER -> Map.of("Identity", Scenarios.unique("another"));
      case PARTICIPANT -> Map.of("MessagingBinding.Address", Scenarios.number());
      case SCOPED_WEBHOOK ->
          Map.of(
              "Target",
              "trigger",
              "Configuration.Triggers",
              List.of("help"),
              "Configuration.ReplayAfter",
              5);
      case MESSAGE -> Map.of("MediaSid", nobody("ME"), "ContentSid", nobody("HX"));
      case CREDENTIAL, SERVICE, CONVERSATION -> Map.of();
    };
  }

  /// The path families that have the kind.
  List<Family> families() {
    return switch (this) {
      case ADDRESS, CREDENTIAL, SERVICE -> List.of(Family.DEFAULT_SERVICE);
      default -> List.of(Family.values());
    };
  }

  boolean isBelowConversations() {
    return this == PARTICIPANT || this == SCOPED_WEBHOOK || this == MESSAGE;
  }

  /// A sid of the kind that nothing has.
  String nobody() {
    return nobody(prefix);
  }

  static String nobody(String prefix) {
    return prefix + "0".repeat(32);
  }
}
