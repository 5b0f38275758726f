package dev.confab.api;

import dev.confab.domain.Receipt;
import tools.jackson.core.JsonGenerator;

/// Writes a receipt as Twilio prints it.
final class ReceiptJson {
  static final Schema SCHEMA =
      Schema.object()
          .with("sid", Schema.sid("DY"))
          .with("account_sid", Schema.sid("AC"))
          .maybe("chat_service_sid", Schema.sid("IS"))
          .with("conversation_sid", Schema.sid("CH"))
          .with("message_sid", Schema.sid("IM"))
          .with("channel_message_sid", Schema.text().orNull())
          .with("participant_sid", Schema.sid("MB"))
          .with(
              "status",
              Schema.choice("read", "failed", "delivered", "undelivered", "sent").orNull())
          .with("error_code", Schema.whole(0))
          .with("date_created", Schema.date())
          .with("date_updated", Schema.date())
          .with("url", Schema.url())
          .named("message_receipt");

  private ReceiptJson() {}

  static void write(JsonGenerator json, Receipt receipt, Request request) {
    var status = receipt.status();
    json.writeStartObject();
    json.writeStringProperty("sid", receipt.sid().value());
    json.writeStringProperty("account_sid", receipt.scope().account().value());
    if (Families.isNamed(request)) {
      json.writeStringProperty("chat_service_sid", receipt.scope().service().value());
    }
    json.writeStringProperty("conversation_sid", receipt.conversation().value());
    json.writeStringProperty("message_sid", receipt.message().value());
    json.writeStringProperty("channel_message_sid", receipt.channelMessageSid());
    json.writeStringProperty("participant_sid", receipt.participant().value());
    json.writeStringProperty("status", status == null ? null : status.text());
    json.writeNumberProperty("error_code", receipt.errorCode());
    json.writeStringProperty("date_created", Dates.print(receipt.dates().created()));
    json.writeStringProperty("date_updated", Dates.print(receipt.dates().updated()));
    json.writeStringProperty("url", Families.url(request) + path(receipt));
    json.writeEndObject();
  }

  /// Within a family.
  private static String path(Receipt receipt) {
    return "/Conversations/%s/Messages/%s/Receipts/%s"
        .formatted(receipt.conversation(), receipt.message(), receipt.sid());
  }
}
