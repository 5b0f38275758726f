package dev.confab.domain;

import dev.confab.domain.WebhookConfiguration.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An update of an account's or service's webhooks: one patch for each field that can be sent.
/// Clearing a field gives it the value that it had at first.
public record WebhookConfigurationChange(
    Patch<String> preWebhookUrl,
    Patch<String> postWebhookUrl,
    Patch<WebhookMethod> method,
    Patch<List<String>> filters,
    Patch<Target> target) {
  @Assumed("an empty value restores what a new account or service has")
  WebhookConfiguration over(WebhookConfiguration current, WebhookConfiguration first) {
    return new WebhookConfiguration(
        over(preWebhookUrl, current.preWebhookUrl(), first.preWebhookUrl()),
        over(postWebhookUrl, current.postWebhookUrl(), first.postWebhookUrl()),
        over(method, current.method(), first.method()),
        over(filters, current.filters(), first.filters()),
        target.overRequired(target.isSent() ? first.target() : current.target()));
  }

  private static <T> @Nullable T over(Patch<T> patch, @Nullable T current, @Nullable T first) {
    var value = patch.over(current);
    return value == null ? first : value;
  }
}
