package dev.confab.client;

import dev.confab.client.json.JsonCodec;
import dev.confab.client.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A conversation as the server described it at one moment.
///
/// It wraps the whole answer, so members that this version of the library does not know are not
/// lost.
///
/// @param json the complete answer
public record Conversation(JsonObject json) {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public Conversation {
    json.requireText("sid");
    for (var name : new String[] {"account_sid", "chat_service_sid", "messaging_service_sid"}) {
      json.text(name);
    }
    for (var name : new String[] {"friendly_name", "unique_name", "attributes", "state", "url"}) {
      json.text(name);
    }
    json.instant("date_created");
    json.instant("date_updated");
    json.object("timers").instant("date_inactive");
    json.object("timers").instant("date_closed");
    json.object("bindings").object("email").text("name");
    json.object("bindings").object("email").text("projected_address");
    json.object("links");
  }

  /// When its timers will act, as far as they are set.
  ///
  /// @param dateInactive when it becomes inactive; null if no such timer is set
  /// @param dateClosed when it will be closed; null if no such timer is set
  public record Timers(@Nullable Instant dateInactive, @Nullable Instant dateClosed) {}

  /// Its e-mail binding.
  ///
  /// @param address the sender address of its e-mails; null if not set
  /// @param name the sender name of its e-mails; null if not set
  public record EmailBinding(@Nullable String address, @Nullable String name) {}

  /// `CH…`.
  public String sid() {
    return json.requireText("sid");
  }

  /// `AC…`; the owner.
  public @Nullable String accountSid() {
    return json.text("account_sid");
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

  /// Free data of the application as JSON text, exactly as it was stored; `{}` if it was never set.
  public String attributes() {
    var attributes = json.text("attributes");
    return attributes == null ? "{}" : attributes;
  }

  /// The attributes as a type of yours.
  public <T> T attributesAs(JsonCodec<T> codec) {
    return codec.read(attributes());
  }

  /// Whether it is active, inactive or closed; null only if the server did not say.
  public @Nullable ConversationState state() {
    var state = json.text("state");
    return state == null ? null : new ConversationState(state);
  }

  /// When its timers will act.
  public Timers timers() {
    var timers = json.object("timers");
    return new Timers(timers.instant("date_inactive"), timers.instant("date_closed"));
  }

  /// Its e-mail binding; null if it has none.
  public @Nullable EmailBinding emailBinding() {
    var email = json.object("bindings").object("email");
    return email.members().isEmpty()
        ? null
        : new EmailBinding(email.text("projected_address"), email.text("name"));
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

  /// Absolute addresses of what belongs to it, by name: `participants`, `messages`, `webhooks`, …
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "Conversation " + json;
  }
}
