package dev.confab.app;

import dev.confab.domain.Account;
import dev.confab.domain.Accounts;
import dev.confab.domain.sid.AccountSid;
import dev.confab.platform.Logging;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// `confab accounts`: makes, lists and deletes accounts and renews their tokens, in the database
/// itself, whether the server runs or not.
final class AccountsCommand implements Command {
  /// Those that are about one account, which they name.
  private static final Set<String> OF_ONE = Set.of("token", "delete");

  @Override
  public EnumSet<Setting> options() {
    return EnumSet.of(Setting.DATA, Setting.DATABASE, Setting.NAME);
  }

  @Override
  public String usage() {
    return """
    Usage: confab accounts create [--name TEXT] | list | token AC...|NAME | delete AC...  [OPTIONS]

    Makes and lists accounts, gives one another auth token, and deletes one with everything that it
    has; works while the server runs, which then serves them all.\
    """;
  }

  @Override
  public void run(Arguments arguments, Values values) {
    var words = arguments.words();
    var action = words.isEmpty() ? "" : words.getFirst();
    if (words.size() != (OF_ONE.contains(action) ? 2 : 1)) {
      throw new WrongSetting(
          "accounts wants one of: create, list, token AC...|NAME, delete AC... (see --help)");
    }
    Logging.start("warn", Logging.Format.TEXT);
    switch (action) {
      case "create" -> with(values, accounts -> create(accounts, values));
      case "list" -> with(values, AccountsCommand::list);
      case "token" -> with(values, accounts -> renew(accounts, words.getLast()));
      case "delete" -> delete(words.getLast(), values);
      default -> throw new WrongSetting("unknown command 'accounts " + action + "' (see --help)");
    }
  }

  private static void create(Accounts accounts, Values values) {
    var made = accounts.create(Objects.requireNonNullElse(values.optional(Setting.NAME), ""));
    print(made.account().sid(), Objects.requireNonNull(made.madeToken()));
  }

  private static void list(Accounts accounts) {
    for (var account : accounts.list()) {
      System.out.println((account.sid() + "  " + account.friendlyName()).strip());
    }
  }

  private static void renew(Accounts accounts, String sidOrName) {
    var account = one(accounts, sidOrName);
    print(account.sid(), accounts.renewToken(account.sid()));
  }

  /// Only by the sid: a name is too easily that of another one.
  private static void delete(String sid, Values values) {
    if (!AccountSid.matches(sid)) {
      throw new WrongSetting("accounts delete wants a sid: AC and 32 hexadecimal digits");
    }
    with(
        values,
        accounts -> {
          if (!accounts.delete(new AccountSid(sid))) {
            throw new WrongSetting("there is no account " + sid);
          }
          System.out.println("deleted " + sid + "; the server removes its data in the background");
        });
  }

  private static Account one(Accounts accounts, String sidOrName) {
    var found =
        accounts.list().stream()
            .filter(account ->
                account.sid().value().equals(sidOrName) || account.friendlyName().equals(sidOrName))
            .toList();
    if (found.size() != 1) {
      throw new WrongSetting(
          found.isEmpty()
              ? "there is no account " + sidOrName
              : "several accounts have the name " + sidOrName + "; give the sid");
    }
    return found.getFirst();
  }

  private static void print(AccountSid sid, String token) {
    System.out.println("sid:   " + sid);
    System.out.println("token: " + token + "   (shown only this once)");
  }

  private static void with(Values values, Consumer<Accounts> action) {
    try (var stores =
        StoreWiring.openBesideServer(values.data(), values.optional(Setting.DATABASE))) {
      action.accept(DomainWiring.accounts(stores));
    }
  }
}
