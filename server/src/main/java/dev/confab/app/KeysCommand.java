package dev.confab.app;

import dev.confab.domain.AccountSid;
import dev.confab.domain.Accounts;
import dev.confab.domain.ApiKeySid;
import dev.confab.platform.Logging;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// `confab keys`: makes, lists and revokes API keys, in the database itself, whether the server
/// runs or not.
@Command(
    name = "keys",
    description = "Makes, lists and revokes API keys; works while the server runs.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class KeysCommand {
  @Mixin private final ServeOptions.StoreOptions store = new ServeOptions.StoreOptions();

  @Option(
      names = "--account-sid",
      scope = ScopeType.INHERIT,
      paramLabel = "AC…",
      converter = ServeOptions.AccountSidConverter.class,
      description = "Whose keys (default: the first account).")
  private @Nullable AccountSid accountSid;

  @Command(name = "create", description = "Makes a key and prints its secret, this once.")
  int create(
      @Option(names = "--name", defaultValue = "", description = "What the key is for.")
          String name) {
    return with((accounts, account) -> {
      var made = accounts.createKey(account, name);
      System.out.println("sid:    " + made.key().sid());
      System.out.println("secret: " + made.secret() + "   (shown only this once)");
    });
  }

  @Command(name = "list", description = "Lists all keys, oldest first, without their secrets.")
  int list() {
    return with((accounts, account) ->
        accounts
            .keys(account)
            .forEach(key ->
                System.out.println(
                    key.sid() + "  " + key.dateCreated() + "  " + key.friendlyName())));
  }

  @Command(name = "revoke", description = "Makes a key useless, within a second.")
  int revoke(@Parameters(paramLabel = "SK…", description = "Sid of the key.") String sid) {
    if (!ApiKeySid.matches(sid)) {
      throw new WrongSetting("the sid of a key is SK and 32 hexadecimal digits in lower case");
    }
    return with((accounts, account) -> {
      if (!accounts.revokeKey(account, new ApiKeySid(sid))) {
        throw new WrongSetting("there is no key " + sid + " of account " + account);
      }
      System.out.println("revoked " + sid);
    });
  }

  private int with(BiConsumer<Accounts, AccountSid> action) {
    Logging.start("warn", Logging.Format.TEXT);
    try (var opened = StoreWiring.openBesideServer(store.data, store.database)) {
      var accounts = DomainWiring.accounts(opened);
      var account =
          accounts
              .find(accountSid)
              .orElseThrow(
                  () -> new WrongSetting("there is no such account; start the server first"));
      action.accept(accounts, account.sid());
      return 0;
    }
  }
}
