package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message, `IM…`, as the server described it at one moment.
///
/// @param json the complete answer
public record Message(JsonObject json) implements Entity, Attributed {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public Message {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "chat_service_sid", "conversation_sid", "content_sid");
    Members.check(json, JsonObject::text, "author", "participant_sid", "body", "attributes");
    json.integer("index");
    json.objectItems("media").forEach(Media::of);
    Delivery.of(json.object("delivery"));
    json.object("links");
  }

  /// A file of a message.
  ///
  /// @param sid `ME…`
  /// @param size in bytes; null if the server did not say
  /// @param contentType such as `image/png`; null if the server did not say
  /// @param filename as the sender named it; null if nobody did
  public record Media(
      String sid, @Nullable Integer size, @Nullable String contentType, @Nullable String filename) {
    static Media of(JsonObject json) {
      return new Media(
          json.requireText("sid"),
          json.integer("size"),
          json.text("content_type"),
          json.text("filename"));
    }
  }

  /// How far a message has come on its way to its channel recipients. The steps are cumulative: who
  /// has read it also counts as delivered and sent. A step that the server did not name is null.
  ///
  /// @param total how many channel recipients there are
  /// @param sent how many it was handed over for
  /// @param delivered where it arrived
  /// @param read who saw it, as far as channels tell
  /// @param failed where it was not sent
  /// @param undelivered where it was sent, but did not arrive
  public record Delivery(
      @Nullable Integer total,
      @Nullable DeliveryAmount sent,
      @Nullable DeliveryAmount delivered,
      @Nullable DeliveryAmount read,
      @Nullable DeliveryAmount failed,
      @Nullable DeliveryAmount undelivered) {
    static @Nullable Delivery of(JsonObject json) {
      return json.members().isEmpty()
          ? null
          : new Delivery(
              json.integer("total"),
              amount(json, "sent"),
              amount(json, "delivered"),
              amount(json, "read"),
              amount(json, "failed"),
              amount(json, "undelivered"));
    }

    private static @Nullable DeliveryAmount amount(JsonObject json, String name) {
      return json.open(name, DeliveryAmount::new);
    }
  }

  /// `IS…`; the service it belongs to. Null on the paths of the default service.
  public @Nullable String chatServiceSid() {
    return json.text("chat_service_sid");
  }

  /// `CH…`; the conversation it belongs to.
  public @Nullable String conversationSid() {
    return json.text("conversation_sid");
  }

  /// Its place in the conversation, from 0: rises with every message, may have gaps, is never used
  /// again. Null only if the server did not say.
  public @Nullable Integer index() {
    return json.integer("index");
  }

  /// Who wrote it: an identity, an address, or `system`.
  public @Nullable String author() {
    return json.text("author");
  }

  /// `MB…`; the participant who is the author. Null if it is none.
  public @Nullable String participantSid() {
    return json.text("participant_sid");
  }

  /// The text; null if it has media only.
  public @Nullable String body() {
    return json.text("body");
  }

  /// Its files, in order; empty if there is none.
  public List<Media> media() {
    return json.objectItems("media").stream().map(Media::of).toList();
  }

  /// How far it has come; null if no recipient is on a channel.
  public @Nullable Delivery delivery() {
    return Delivery.of(json.object("delivery"));
  }

  /// `HX…`; the content template it was made from. Null if there was none.
  public @Nullable String contentSid() {
    return json.text("content_sid");
  }

  /// Absolute addresses of what belongs to it, by name: `delivery_receipts`, …
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "Message " + json;
  }
}
