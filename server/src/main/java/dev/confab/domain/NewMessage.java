package dev.confab.domain;

import dev.confab.domain.sid.MediaSid;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message that is asked for.
///
/// @param author `null` for the server itself
/// @param content without media; what [#media] names is attached when the message is added. Made
///   from a template, it gets its body when the message is added too
/// @param variables what the variables of the template stand for
public record NewMessage(
    @Nullable String author,
    MessageContent content,
    Map<String, String> variables,
    @Nullable MediaSid media,
    @Nullable Instant dateCreated,
    @Nullable Instant dateUpdated) {

  /// @throws Failure [ErrorCode#MESSAGE_BODY_MISSING]
  @Assumed("Twilio keeps messages with an empty body; only one that names no content is refused")
  public NewMessage {
    if (content.body() == null && media == null && content.content() == null) {
      throw new Failure(
          ErrorCode.MESSAGE_BODY_MISSING, "Message needs one of Body, MediaSid and ContentSid");
    }
  }
}
