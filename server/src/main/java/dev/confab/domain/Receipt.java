package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessageSid;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.domain.sid.ReceiptSid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a channel has told about one message to one participant.
///
/// @param channelMessageSid the message's sid in the channel's product; `null` before it was handed
///   over
/// @param status `null` before it was handed over
/// @param errorCode 0 without an error
public record Receipt(
    ReceiptSid sid,
    Scope scope,
    ConversationSid conversation,
    MessageSid message,
    ParticipantSid participant,
    @Nullable String channelMessageSid,
    @Nullable DeliveryStatus status,
    int errorCode,
    Timestamps dates) {

  /// One of a message that was not handed over yet.
  static Receipt pending(ReceiptSid sid, Message message, ParticipantSid participant, Instant now) {
    return new Receipt(
        sid,
        message.scope(),
        message.conversation(),
        message.sid(),
        participant,
        null,
        null,
        0,
        Timestamps.at(now));
  }

  Receipt reported(DeliveryReport report, Instant now) {
    var channelMessage = report.channelMessageSid();
    return new Receipt(
        sid,
        scope,
        conversation,
        message,
        participant,
        channelMessage == null ? channelMessageSid : channelMessage,
        report.status(),
        report.errorCode(),
        new Timestamps(dates.created(), now));
  }
}
