package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import org.jspecify.annotations.Nullable;

/// Which deliveries of a service to list; `null` stands for all.
public record WebhookDeliveryFilter(
    WebhookDelivery.@Nullable State state,
    @Nullable ConversationSid conversation,
    @Nullable WebhookKey webhook) {}
