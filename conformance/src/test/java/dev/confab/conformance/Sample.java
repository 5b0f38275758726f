package dev.confab.conformance;

import dev.confab.conformance.clients.Place;
import dev.confab.conformance.clients.Resources;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The kinds that can be created: where their lists are, and the least that a create must say.
enum Sample {
  ADDRESS(
      "IG",
      (place, _) -> place.addresses(),
      () -> Map.of("Type", "sms", "Address", Scenarios.number())),
  CREDENTIAL(
      "CR", (place, _) -> place.credentials(), () -> Map.of("Type", "fcm", "Secret", "secret")),
  SERVICE("IS", (place, _) -> place.services(), () -> Map.of("FriendlyName", "A sample")),
  ROLE(
      "RL",
      (place, _) -> place.roles(),
      () ->
          Map.of(
              "FriendlyName", "A sample",
              "Type", "conversation",
              "Permission", List.of("sendMessage"))),
  USER("US", (place, _) -> place.users(), () -> Map.of("Identity", Scenarios.unique("user"))),
  CONVERSATION("CH", (place, _) -> place.conversations(), Map::of),
  PARTICIPANT("MB", Place::participants, () -> Map.of("Identity", Scenarios.unique("participant"))),
  SCOPED_WEBHOOK(
      "WH",
      Place::scopedWebhooks,
      () ->
          Map.of(
              "Target", "webhook",
              "Configuration.Url", "https://hooks.example.com/a",
              "Configuration.Filters", List.of("onMessageAdded"))),
  MESSAGE("IM", Place::messages, () -> Map.of("Body", "A sample"));

  private final String prefix;
  private final BiFunction<Place, String, Resources> list;
  private final Supplier<Map<String, ?>> form;

  Sample(String prefix, BiFunction<Place, String, Resources> list, Supplier<Map<String, ?>> form) {
    this.prefix = prefix;
    this.list = list;
    this.form = form;
  }

  /// The list of the kind.
  ///
  /// @param conversation in which it is, for kinds below conversations
  Resources in(Place place, String conversation) {
    return list.apply(place, conversation);
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

  /// Other names and addresses with every call, where the API wants that.
  Map<String, ?> form() {
    return form.get();
  }

  /// The least that an update must say.
  Map<String, ?> change() {
    return this == ROLE ? Map.of("Permission", List.of("sendMessage")) : Map.of();
  }

  /// A sid of the kind that nothing has.
  String nobody() {
    return nobody(prefix);
  }

  static String nobody(String prefix) {
    return prefix + "0".repeat(32);
  }
}
