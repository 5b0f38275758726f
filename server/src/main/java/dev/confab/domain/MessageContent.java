package dev.confab.domain;

import dev.confab.domain.sid.ContentSid;
import dev.confab.domain.sid.MediaSid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message says.
///
/// @param body at most 32 KiB in UTF-8; `null` for media alone, and for a template without words
/// @param media what is attached
/// @param attributes JSON text of at most 4 KiB in UTF-8
/// @param subject at most 256 characters, for e-mail; no answer shows it
/// @param contentVariables JSON text of the template's variables; no answer shows it
public record MessageContent(
    @Nullable String body,
    List<Attachment> media,
    String attributes,
    @Nullable String subject,
    @Nullable ContentSid content,
    @Nullable String contentVariables) {

  /// A media file as messages show it.
  ///
  /// @param size in bytes
  public record Attachment(
      MediaSid sid, long size, String contentType, @Nullable String filename) {}

  MessageContent withBody(@Nullable String newBody) {
    return new MessageContent(newBody, media, attributes, subject, content, contentVariables);
  }

  MessageContent withMedia(List<Attachment> newMedia) {
    return new MessageContent(body, newMedia, attributes, subject, content, contentVariables);
  }
}
