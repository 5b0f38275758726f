package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A service as the server described it at one moment: a silo with conversations, users and roles
/// of its own.
///
/// @param json the complete answer, with members that this version of the library does not know
public record Service(JsonObject json) {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public Service {
    json.requireText("sid");
    json.text("account_sid");
    json.text("friendly_name");
    json.text("url");
    json.instant("date_created");
    json.instant("date_updated");
    json.object("links");
  }

  /// `IS…`.
  public String sid() {
    return json.requireText("sid");
  }

  /// `AC…`; the owner. Null from some versions of Twilio.
  public @Nullable String accountSid() {
    return json.text("account_sid");
  }

  /// A name for people.
  public @Nullable String friendlyName() {
    return json.text("friendly_name");
  }

  /// When it was created, to the second.
  public @Nullable Instant dateCreated() {
    return json.instant("date_created");
  }

  /// When it was last changed, to the second.
  public @Nullable Instant dateUpdated() {
    return json.instant("date_updated");
  }

  /// Its own absolute address.
  public @Nullable String url() {
    return json.text("url");
  }

  /// Absolute addresses of what belongs to it, by name: `conversations`, `users`, `roles`, …
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "Service " + json;
  }
}
