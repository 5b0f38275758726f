package dev.confab.domain;

import org.jspecify.annotations.Nullable;

/// What a channel tells of one message to one participant.
///
/// @param channelMessageSid the message's sid in the channel's product; `null` when the report does
///   not name it
/// @param errorCode the channel's code when the message failed or was not delivered; else 0
public record DeliveryReport(
    DeliveryStatus status, @Nullable String channelMessageSid, int errorCode) {}
