package dev.confab.domain;

import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.FlowSid;
import dev.confab.domain.sid.WebhookSid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook of one conversation.
///
/// @param replayAfter the index of a message: those after it that exist already are told too; no
///   answer shows it
public record Webhook(
    WebhookSid sid,
    Scope scope,
    ConversationSid conversation,
    Configuration configuration,
    @Nullable Long replayAfter,
    Timestamps dates) {

  /// What is called. A webhook's target never changes.
  public enum Target {
    WEBHOOK,
    TRIGGER,
    STUDIO;

    public String text() {
      return Choice.text(this);
    }
  }

  /// What a target needs to know.
  public sealed interface Configuration {
    /// @param filters the events that are told; at least one
    record OfWebhook(String url, WebhookMethod method, List<EventType> filters)
        implements Configuration {
      /// Says no password, as everything that may get into a log.
      @Override
      public String toString() {
        return method + " " + WebhookUrls.withoutUser(url) + " " + filters;
      }
    }

    /// @param triggers texts, one of which a message must contain; at least one
    record OfTrigger(String url, WebhookMethod method, List<String> triggers)
        implements Configuration {
      /// As above.
      @Override
      public String toString() {
        return method + " " + WebhookUrls.withoutUser(url) + " " + triggers;
      }
    }

    record OfStudio(FlowSid flow) implements Configuration {}

    default Target target() {
      return switch (this) {
        case OfWebhook _ -> Target.WEBHOOK;
        case OfTrigger _ -> Target.TRIGGER;
        case OfStudio _ -> Target.STUDIO;
      };
    }
  }

  /// This webhook after an update, or itself when nothing would change.
  Webhook changed(Configuration changed, Instant now) {
    return changed.equals(configuration)
        ? this
        : new Webhook(
            sid, scope, conversation, changed, replayAfter, new Timestamps(dates.created(), now));
  }
}
