package dev.confab.app;

import dev.confab.domain.Policy;
import dev.confab.domain.sid.AccountSid;
import dev.confab.platform.Logging;
import java.nio.file.Path;

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
    return new Settings(
        "127.0.0.1",
        0,
        data,
        account,
        TOKEN,
        null,
        false,
        Policy.DEFAULT,
        null,
        "warn",
        Logging.Format.TEXT);
  }
}
