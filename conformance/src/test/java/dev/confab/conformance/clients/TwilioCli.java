package dev.confab.conformance.clients;

import dev.confab.conformance.support.Account;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The unmodified command line of Twilio, one process a command.
public final class TwilioCli {
  private final Path folder;
  private final Map<String, String> environment;

  /// @param folder where it is installed
  public TwilioCli(Path folder, String url, Account account) {
    this.folder = folder;
    this.environment =
        Map.of(
            "HOME",
            folder.toString(),
            "NODE_OPTIONS",
            "--require ./redirect.js",
            "CONFAB_URL",
            url,
            "TWILIO_ACCOUNT_SID",
            account.sid(),
            "TWILIO_AUTH_TOKEN",
            account.authToken(),
            "TWILIO_SKIP_NEW_VERSION_CHECK",
            "true");
  }

  /// @param command below `api:conversations:v1:`
  /// @param options names and values, one after the other
  public Outcome run(String command, String... options) {
    var line = new ArrayList<String>();
    line.addAll(List.of("node", "node_modules/twilio-cli/bin/run"));
    line.add("api:conversations:v1:" + command);
    line.addAll(List.of(options));
    line.addAll(List.of("-o", "json"));
    return Outcome.of(folder, environment, line);
  }
}
