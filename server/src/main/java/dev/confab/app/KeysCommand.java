package dev.confab.app;

import dev.confab.domain.Accounts;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ApiKeySid;
import dev.confab.platform.Logging;
import java.util.EnumSet;
import java.util.Objects;

/// `confab keys`: makes, lists and revokes API keys, in the database itself, whether the server
/// runs or not.
final class KeysCommand implements Command {
  @Override
  public EnumSet<Setting> options() {
    return EnumSet.of(
        Setting.DATA, Setting.DATABASE, Setting.ACCOUNT_SID, Setting.NAME, Setting.ACCESS);
  }

  @Override
  public String usage() {
    return """
    Usage: confab keys create [--name TEXT] [--access read] | list | revoke SK...  [OPTIONS]

    Makes, lists and revokes the API keys of an account (by default the first one); works while the
    server runs.\
    """;
  }

  @Override
  public void run(Arguments arguments, Values values) {
    var words = arguments.words();
    var action = words.isEmpty() ? "" : words.getFirst();
    int needed = action.equals("revoke") ? 2 : 1;
    if (words.size() != needed) {
      throw new WrongSetting("keys wants one of: create, list, revoke SK... (see --help)");
    }
    Logging.start("warn", Logging.Format.TEXT);
    switch (action) {
      case "create" -> with(values, (accounts, account) -> create(accounts, account, values));
      case "list" -> with(values, KeysCommand::list);
      case "revoke" -> revoke(words.getLast(), values);
      default -> throw new WrongSetting("unknown command 'keys " + action + "' (see --help)");
    }
  }

  /// What to do with the keys of an account.
  @FunctionalInterface
  private interface Action {
    void on(Accounts accounts, AccountSid account);
  }

  private static void create(Accounts accounts, AccountSid account, Values values) {
    var name = Objects.requireNonNullElse(values.optional(Setting.NAME), "");
    var made = accounts.createKey(account, name, values.access());
    System.out.println("sid:    " + made.key().sid());
    System.out.println("secret: " + made.secret() + "   (shown only this once)");
  }

  private static void list(Accounts accounts, AccountSid account) {
    for (var key : accounts.keys(account)) {
      System.out.println(
          String.join(
                  "  ",
                  key.sid().value(),
                  key.dateCreated().toString(),
                  key.access().text(),
                  key.friendlyName())
              .strip());
    }
  }

  private static void revoke(String text, Values values) {
    if (!ApiKeySid.matches(text)) {
      throw new WrongSetting("the sid of a key is SK and 32 hexadecimal digits");
    }
    with(
        values,
        (accounts, account) -> {
          if (!accounts.revokeKey(account, new ApiKeySid(text))) {
            throw new WrongSetting("account " + account + " has no key " + text);
          }
          System.out.println("revoked " + text);
        });
  }

  private static void with(Values values, Action action) {
    var wanted = values.accountSid();
    try (var stores =
        StoreWiring.openBesideServer(values.data(), values.optional(Setting.DATABASE))) {
      var accounts = DomainWiring.accounts(stores);
      var account =
          accounts
              .find(wanted)
              .orElseThrow(
                  () -> new WrongSetting("there is no such account; start the server first"));
      action.on(accounts, account.sid());
    }
  }
}
