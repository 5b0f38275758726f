package dev.confab.api;

import dev.confab.domain.Delivery;
import dev.confab.domain.Message;
import dev.confab.domain.MessageContent.Attachment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes a message as Twilio prints it.
final class MessageJson {
  private static final Schema FILE =
      Schema.object()
          .with("sid", Schema.sid("ME"))
          .with("size", Schema.whole(0))
          .with("content_type", Schema.text())
          .with("filename", Schema.text().orNull())
          .named("message_media");

  private static final Schema SHARE = Schema.choice("all", "some", "none");

  private static final Schema DELIVERY =
      Schema.object()
          .with("total", Schema.whole(1))
          .with("sent", SHARE)
          .with("delivered", SHARE)
          .with("read", SHARE)
          .with("failed", SHARE)
          .with("undelivered", SHARE)
          .named("delivery");

  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("IM"))
          .with("account_sid", Schema.sid("AC"))
          .maybe("chat_service_sid", Schema.sid("IS"))
          .with("conversation_sid", Schema.sid("CH"))
          .with("index", Schema.whole(0))
          .with("author", Schema.text())
          .with("participant_sid", Schema.sid("MB").orNull())
          .with("body", Schema.text().orNull())
          .with("media", Schema.list(FILE).orNull())
          .with("attributes", Schema.text())
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("delivery", DELIVERY.orNull())
          .with("content_sid", Schema.sid("HX").orNull())
          .with("url", Schema.url())
          .with("links", Schema.links(List.of("delivery_receipts", "channel_metadata")))
          .named("message");

  private MessageJson() {}

  static void write(JsonGenerator json, Message message, Request request) {
    var content = message.content();
    json.writeStartObject();
    json.writeStringProperty("sid", message.sid().value());
    json.writeStringProperty("account_sid", message.scope().account().value());
    if (Families.isNamed(request)) {
      json.writeStringProperty("chat_service_sid", message.scope().service().value());
    }
    json.writeStringProperty("conversation_sid", message.conversation().value());
    json.writeNumberProperty("index", message.index());
    json.writeStringProperty("author", message.author());
    var participant = message.participant();
    json.writeStringProperty("participant_sid", participant == null ? null : participant.value());
    json.writeStringProperty("body", content.body());
    media(json, content.media());
    json.writeStringProperty("attributes", content.attributes());
    json.writeStringProperty("date_created", Dates.print(message.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(message.dates().updated()));
    delivery(json, message.delivery());
    var template = content.content();
    json.writeStringProperty("content_sid", template == null ? null : template.value());
    var url = Families.url(request) + path(message);
    json.writeStringProperty("url", url);
    json.writeObjectPropertyStart("links");
    json.writeStringProperty("delivery_receipts", url + "/Receipts");
    json.writeStringProperty("channel_metadata", url + "/ChannelMetadata");
    json.writeEndObject();
    json.writeEndObject();
  }

  /// Within a family.
  private static String path(Message message) {
    return "/Conversations/" + message.conversation() + "/Messages/" + message.sid();
  }

  private static void media(JsonGenerator json, List<Attachment> media) {
    if (media.isEmpty()) {
      json.writeNullProperty("media");
      return;
    }
    json.writeArrayPropertyStart("media");
    for (var file : media) {
      json.writeStartObject();
      json.writeStringProperty("sid", file.sid().value());
      json.writeNumberProperty("size", file.size());
      json.writeStringProperty("content_type", file.contentType());
      json.writeStringProperty("filename", file.filename());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void delivery(JsonGenerator json, @Nullable Delivery delivery) {
    if (delivery == null) {
      json.writeNullProperty("delivery");
      return;
    }
    int total = delivery.total();
    json.writeObjectPropertyStart("delivery");
    json.writeNumberProperty("total", total);
    json.writeStringProperty("sent", share(delivery.sent(), total));
    json.writeStringProperty("delivered", share(delivery.delivered(), total));
    json.writeStringProperty("read", share(delivery.read(), total));
    json.writeStringProperty("failed", share(delivery.failed(), total));
    json.writeStringProperty("undelivered", share(delivery.undelivered(), total));
    json.writeEndObject();
  }

  private static String share(int count, int total) {
    return count == 0 ? "none" : count == total ? "all" : "some";
  }
}
