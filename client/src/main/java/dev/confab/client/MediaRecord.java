package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file of a service, `ME…`, as the server described it at one moment: what is known about it,
/// without its content. It goes with at most one message.
///
/// @param json the complete answer
public record MediaRecord(JsonObject json) implements Entity {
  /// Checks that every known member has its type, so that no accessor fails later.
  ///
  /// @throws dev.confab.client.json.JsonException if `sid` is missing or a member has another type
  public MediaRecord {
    Members.checkEntity(json);
    Members.check(json, JsonObject::text, "service_sid", "message_sid", "channel_sid", "author");
    Members.check(json, JsonObject::text, "content_type", "filename", "category");
    json.instant("date_upload_updated");
    json.wholeNumber("size");
    json.bool("is_multipart_upstream");
    json.object("links");
  }

  /// `IS…`; the service it belongs to.
  public @Nullable String serviceSid() {
    return json.text("service_sid");
  }

  /// `IM…`; the message it goes with. Null until there is one.
  public @Nullable String messageSid() {
    return json.text("message_sid");
  }

  /// `CH…`; the conversation of that message. Null until there is one.
  public @Nullable String channelSid() {
    return json.text("channel_sid");
  }

  /// Who uploaded it, if it was a chat user.
  public @Nullable String author() {
    return json.text("author");
  }

  /// How large it is, in bytes; null if the server did not say.
  public @Nullable Long size() {
    return json.wholeNumber("size");
  }

  /// Such as `image/png`; null if the server did not say.
  public @Nullable String contentType() {
    return json.text("content_type");
  }

  /// As the uploader named it; null if nobody did.
  public @Nullable String filename() {
    return json.text("filename");
  }

  /// `media`, or a text that is too long for a message: `body` or `history`.
  public @Nullable String category() {
    return json.text("category");
  }

  /// When its content was last changed.
  public @Nullable Instant dateUploadUpdated() {
    return json.instant("date_upload_updated");
  }

  /// Whether it was uploaded as a part of a form; null if the server did not say.
  public @Nullable Boolean isMultipartUpstream() {
    return json.bool("is_multipart_upstream");
  }

  /// Addresses of its content, by name: `content`, and `content_direct_temporary`, which needs no
  /// credentials and is good for a short time. May be relative.
  public Map<String, String> links() {
    return json.object("links").texts();
  }

  @Override
  public String toString() {
    return "MediaRecord " + json;
  }
}
