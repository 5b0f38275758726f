package dev.confab.app;

import dev.confab.domain.Limits;
import dev.confab.domain.Policy;
import dev.confab.domain.Retention;
import dev.confab.domain.WebhookPolicy;
import dev.confab.domain.WebhookUrls;
import dev.confab.domain.sid.AccountSid;
import dev.confab.platform.Logging;
import java.nio.file.Path;
import java.util.List;

/// Settings for servers of tests: any free port, the embedded database.
public final class TestSettings {
  public static final AccountSid ACCOUNT = new AccountSid("AC00000000000000000000000000000001");
  public static final String TOKEN = "0123456789abcdef";

  private TestSettings() {}

  public static Settings on(Path data) {
    return on(data, ACCOUNT);
  }

  /// Settings that make this account, if there is none of its sid.
  public static Settings on(Path data, AccountSid account) {
    return on(data, account, Policy.DEFAULT);
  }

  /// Settings under which webhooks may call this machine.
  public static Settings callingAnybody(Path data) {
    return callingAnybody(data, WebhookPolicy.DEFAULT);
  }

  /// The same, with pre hooks that are asked about REST requests.
  public static Settings askingAnybody(Path data) {
    return callingAnybody(
        data, new WebhookPolicy(false, WebhookPolicy.DEFAULT.deliveriesAgeMax(), true));
  }

  private static Settings callingAnybody(Path data, WebhookPolicy webhooks) {
    return on(
        data,
        ACCOUNT,
        new Policy(Limits.DEFAULT, new WebhookUrls(true), Retention.DEFAULT, webhooks));
  }

  private static Settings on(Path data, AccountSid account, Policy policy) {
    return new Settings(
        "127.0.0.1",
        0,
        data,
        account,
        TOKEN,
        null,
        false,
        policy,
        List.of(),
        null,
        "warn",
        Logging.Format.TEXT);
  }
}
