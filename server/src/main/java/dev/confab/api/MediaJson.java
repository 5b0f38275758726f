package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.Media;
import dev.confab.domain.MediaLabel;
import tools.jackson.core.JsonGenerator;

/// Writes the record of a media file as Twilio prints it.
final class MediaJson {
  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("ME"))
          .with("service_sid", Schema.sid("IS"))
          .with("category", Schema.choice(MediaLabel.CATEGORIES.toArray(String[]::new)))
          .with("content_type", Schema.text())
          .with("filename", Schema.text().orNull())
          .with("size", Schema.whole(0))
          .with("author", Schema.text())
          .with("message_sid", Schema.sid("IM").orNull())
          .with("channel_sid", Schema.sid("CH").orNull())
          .with("is_multipart_upstream", Schema.flag())
          .with("date_created", Schema.date())
          .with("date_upload_updated", Schema.date())
          .with("date_updated", Schema.date())
          .with("url", Schema.url())
          .with(
              "links",
              Schema.object()
                  .with("content", Schema.url())
                  .with("content_direct_temporary", Schema.url()))
          .named("media");

  private MediaJson() {}

  /// @param temporaryLink to the content
  @Assumed("links are absolute, as everywhere else; how a file was uploaded is told to nobody")
  static void write(JsonGenerator json, Media media, String baseUrl, String temporaryLink) {
    var file = media.file();
    var place = media.attached();
    var updated = Dates.print(media.dates().updated());
    var url =
        baseUrl
            + "/v1/Services/"
            + media.scope().service()
            + MediaResource.PATH
            + "/"
            + media.sid();
    json.writeStartObject();
    json.writeStringProperty("sid", media.sid().value());
    json.writeStringProperty("service_sid", media.scope().service().value());
    json.writeStringProperty("category", media.category());
    json.writeStringProperty("content_type", file.contentType());
    json.writeStringProperty("filename", file.filename());
    json.writeNumberProperty("size", file.size());
    json.writeStringProperty("author", media.author());
    json.writeStringProperty("message_sid", place == null ? null : place.message().value());
    json.writeStringProperty("channel_sid", place == null ? null : place.conversation().value());
    json.writeBooleanProperty("is_multipart_upstream", false);
    json.writeStringProperty("date_created", Dates.print(media.dates().created()));
    json.writeStringProperty("date_upload_updated", updated);
    json.writeStringProperty("date_updated", updated);
    json.writeStringProperty("url", url);
    json.writeObjectPropertyStart("links");
    json.writeStringProperty("content", url + MediaResource.CONTENT);
    json.writeStringProperty("content_direct_temporary", temporaryLink);
    json.writeEndObject();
    json.writeEndObject();
  }
}
