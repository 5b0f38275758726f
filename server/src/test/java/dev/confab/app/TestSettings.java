package dev.confab.app;

import dev.confab.domain.Policy;
import dev.confab.domain.sid.AccountSid;
import dev.confab.platform.Logging;
import java.nio.file.Path;

/// Settings for servers of tests: any free port, the embedded database.
final class TestSettings {
  static final AccountSid ACCOUNT = new AccountSid("AC00000000000000000000000000000001");
  static final String TOKEN = "0123456789abcdef";

  private TestSettings() {}

  static Settings on(Path data) {
    return new Settings(
        "127.0.0.1",
        0,
        data,
        ACCOUNT,
        TOKEN,
        null,
        false,
        Policy.DEFAULT,
        null,
        "warn",
        Logging.Format.TEXT);
  }
}
