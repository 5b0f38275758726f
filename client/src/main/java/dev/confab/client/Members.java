package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.function.BiConsumer;

/// Checks the types of an answer's known members when it is read, so that no accessor fails later.
final class Members {
  private Members() {}

  /// @param type the accessor that reads these members
  /// @throws dev.confab.client.json.JsonException if a member has another type
  static void check(JsonObject json, BiConsumer<JsonObject, String> type, String... names) {
    for (var name : names) {
      type.accept(json, name);
    }
  }

  /// The members of an [Entity].
  ///
  /// @throws dev.confab.client.json.JsonException if the sid is missing or a member has another
  ///   type
  static void checkEntity(JsonObject json) {
    json.requireText("sid");
    check(json, JsonObject::text, "account_sid", "url");
    check(json, JsonObject::instant, "date_created", "date_updated");
  }
}
