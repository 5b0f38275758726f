package dev.confab.domain;

import org.jspecify.annotations.Nullable;

/// What a create of a webhook asks for.
///
/// @param replayAfter the index of a message, or `null`
public record NewWebhook(Webhook.Target target, WebhookFields fields, @Nullable Long replayAfter) {}
