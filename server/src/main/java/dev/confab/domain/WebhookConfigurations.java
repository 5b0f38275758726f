package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.AccountSid;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The rules of the webhooks of accounts and services.
///
/// All methods fail with [ErrorCode#NOT_FOUND] when the account or service is being deleted.
public final class WebhookConfigurations {
  private final Store store;
  private final WebhookUrls urls;
  private final InstantSource clock;

  public WebhookConfigurations(Store store, InstantSource clock, WebhookUrls urls) {
    this.store = store;
    this.urls = urls;
    this.clock = clock;
  }

  public WebhookConfiguration ofAccount(AccountSid account) {
    return store.read(tables -> tables.webhookConfigurations().ofAccount(account));
  }

  /// @throws Failure [ErrorCode#PRE_WEBHOOK_URL_INVALID], [ErrorCode#POST_WEBHOOK_URL_INVALID] or
  ///   [ErrorCode#WEBHOOK_PARAMETER_INVALID]
  public WebhookConfiguration update(
      AccountSid account,
      WebhookConfigurationChange change,
      @Nullable Once<WebhookConfiguration> once) {
    check(change);
    var now = clock.instant();
    return store.write(tables -> {
      var _ = tables.settings().lockAccount(account);
      var before = tables.webhookConfigurations().ofAccount(account);
      var after = change.over(before, WebhookConfiguration.EMPTY);
      if (!after.equals(before)) {
        tables.webhookConfigurations().replace(account, after);
        OpenStream.of(tables, account, now)
            .tell(
                EventType.WEBHOOK_CONFIGURATION_UPDATED,
                new Subject.OfAccountWebhooks(account, after));
      }
      return tables.answers().save(once, after);
    });
  }

  public WebhookConfiguration ofService(Scope scope) {
    return store.read(tables -> tables.webhookConfigurations().ofService(scope));
  }

  /// @throws Failure as of an account
  public WebhookConfiguration update(
      Scope scope, WebhookConfigurationChange change, @Nullable Once<WebhookConfiguration> once) {
    check(change);
    var now = clock.instant();
    return store.write(tables -> {
      var _ = tables.settings().lockService(scope.service());
      var before = tables.webhookConfigurations().ofService(scope);
      var after = change.over(before, WebhookConfiguration.UNSET);
      if (!after.equals(before)) {
        tables.webhookConfigurations().replace(scope, after);
        OpenStream.of(tables, scope, now)
            .tell(
                EventType.SERVICE_WEBHOOK_CONFIGURATION_UPDATED,
                new Subject.OfServiceWebhooks(scope.service(), after));
      }
      return tables.answers().save(once, after);
    });
  }

  /// What is stored is not judged again: operators may have changed what is allowed.
  private void check(WebhookConfigurationChange change) {
    check("PreWebhookUrl", change.preWebhookUrl(), ErrorCode.PRE_WEBHOOK_URL_INVALID);
    check("PostWebhookUrl", change.postWebhookUrl(), ErrorCode.POST_WEBHOOK_URL_INVALID);
  }

  private void check(String name, Patch<String> patch, ErrorCode invalid) {
    var url = patch.over(null);
    if (url != null) {
      urls.require(name, url, invalid);
    }
  }
}
