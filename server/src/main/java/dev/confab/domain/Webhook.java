package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.FlowSid;
import dev.confab.domain.sid.WebhookSid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook of one conversation.
public record Webhook(
    WebhookSid sid, Scope scope, ConversationSid conversation, Target target, Timestamps dates) {

  /// What is called, and for what.
  public sealed interface Target {
    /// @param filters names of the events that are told; at least one
    record Url(String url, String method, List<String> filters, @Nullable Long replayAfter)
        implements Target {}

    /// @param triggers words that a message must contain; 1 to 5
    record Trigger(String url, String method, List<String> triggers, @Nullable Long replayAfter)
        implements Target {}

    record Studio(FlowSid flow, @Nullable Long replayAfter) implements Target {}
  }
}
