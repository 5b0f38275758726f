package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A conversation, `CH…`, as the server described it at one moment.
///
/// @param json the complete answer
public record Conversation(JsonObject json) implements Entity, Attributed {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public Conversation {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "chat_service_sid", "messaging_service_sid");
    Members.check(json, JsonObject::text, "friendly_name", "unique_name", "attributes", "state");
    Timers.of(json.object("timers"));
    EmailBinding.of(json.object("bindings").object("email"));
    json.object("links");
  }

  /// When its timers will act, as far as they are set.
  ///
  /// @param dateInactive when it becomes inactive; null if no such timer is set
  /// @param dateClosed when it will be closed; null if no such timer is set
  public record Timers(@Nullable Instant dateInactive, @Nullable Instant dateClosed) {
    static Timers of(JsonObject json) {
      return new Timers(json.instant("date_inactive"), json.instant("date_closed"));
    }
  }

  /// Its e-mail binding.
  ///
  /// @param address the sender address of its e-mails; null if not set
  /// @param name the sender name of its e-mails; null if not set
  public record EmailBinding(@Nullable String address, @Nullable String name) {
    static @Nullable EmailBinding of(JsonObject json) {
      return json.members().isEmpty()
          ? null
          : new EmailBinding(json.text("projected_address"), json.text("name"));
    }
  }

  /// `IS…`; the service it belongs to.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// `MG…`; null if there is none.
  public @Nullable String messagingServiceSid() {
    return json.text("messaging_service_sid");
  }

  /// A name for people; null if it was never set.
  public @Nullable String friendlyName() {
    return json.text("friendly_name");
  }

  /// A name of the caller's choice, unique in the service; usable wherever a sid is. Null if not
  /// set.
  public @Nullable String uniqueName() {
    return json.text("unique_name");
  }

  /// Whether it is active, inactive or closed; null only if the server did not say.
  public @Nullable ConversationState state() {
    return json.open("state", ConversationState::new);
  }

  /// When its timers will act.
  public Timers timers() {
    return Timers.of(json.object("timers"));
  }

  /// Its e-mail binding; null if it has none.
  public @Nullable EmailBinding emailBinding() {
    return EmailBinding.of(json.object("bindings").object("email"));
  }

  /// Absolute addresses of what belongs to it, by name: `participants`, `messages`, `webhooks`, …
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "Conversation " + json;
  }
}
