package dev.confab.domain;

import dev.confab.domain.sid.FlowSid;
import dev.confab.domain.sid.ServiceSid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether and how a conversation is made for a message that belongs to none, and the webhook that
/// the conversation gets. What belongs to other types is kept, without an effect.
///
/// @param service `null` for the default service
public record AutoCreation(
    boolean isEnabled,
    Type type,
    @Nullable ServiceSid service,
    @Nullable String webhookUrl,
    @Nullable WebhookMethod webhookMethod,
    @Nullable List<EventType> webhookFilters,
    @Nullable FlowSid studioFlow,
    @Nullable Integer studioRetryCount) {
  public static final int STUDIO_RETRY_COUNT_MAX = 3;

  /// Of an address that says nothing of it.
  public static final AutoCreation OFF =
      new AutoCreation(false, Type.DEFAULT, null, null, null, null, null, null);

  /// Which webhook the conversation gets; none by default.
  public enum Type {
    WEBHOOK,
    STUDIO,
    DEFAULT;

    public String text() {
      return Choice.text(this);
    }
  }

  /// The fields of an update.
  public record Change(
      Patch<Boolean> isEnabled,
      Patch<Type> type,
      Patch<ServiceSid> service,
      Patch<String> webhookUrl,
      Patch<WebhookMethod> webhookMethod,
      Patch<List<EventType>> webhookFilters,
      Patch<FlowSid> studioFlow,
      Patch<Integer> studioRetryCount) {

    AutoCreation over(AutoCreation current) {
      return new AutoCreation(
          isEnabled.overRequired(current.isEnabled()),
          type.overRequired(current.type()),
          service.over(current.service()),
          webhookUrl.over(current.webhookUrl()),
          webhookMethod.over(current.webhookMethod()),
          webhookFilters.over(current.webhookFilters()),
          studioFlow.over(current.studioFlow()),
          studioRetryCount.over(current.studioRetryCount()));
    }
  }
}
