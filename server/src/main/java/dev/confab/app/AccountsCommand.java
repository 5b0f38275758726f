package dev.confab.app;

import dev.confab.domain.Account;
import dev.confab.domain.Accounts;
import dev.confab.domain.Sender;
import dev.confab.domain.Senders;
import dev.confab.domain.sid.AccountSid;
import dev.confab.platform.Logging;
import dev.confab.store.Stores;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// `confab accounts`: makes, lists and deletes accounts, renews their tokens and lists what they
/// may send by, in the database itself, whether the server runs or not.
final class AccountsCommand implements Command {
  @Override
  public EnumSet<Setting> options() {
    return EnumSet.of(Setting.DATA, Setting.DATABASE, Setting.NAME);
  }

  @Override
  public String usage() {
    return """
    Usage: confab accounts create [--name TEXT] | list | token AC...|NAME | delete AC...
        | senders AC...|NAME [add|remove SENDER...]  [OPTIONS]

    Makes and lists accounts, gives one another auth token, and deletes one with everything that it
    has; works while the server runs, which then serves them all.

    A sender is an address that participants see (+15550100, whatsapp:+15550100) or the sid of a
    messaging service. An account that lists no address may use any, as proxy and projected address;
    one that lists some may use only these. Messaging services likewise; the default one may always
    be used.\
    """;
  }

  @Override
  public void run(Arguments arguments, Values values) {
    var words = arguments.words();
    var action = words.isEmpty() ? "" : words.getFirst();
    if (!isComplete(action, words.size())) {
      throw new WrongSetting(
          "accounts wants one of: create, list, token AC...|NAME, delete AC...,"
              + " senders AC...|NAME [add|remove SENDER...] (see --help)");
    }
    Logging.start("warn", Logging.Format.TEXT);
    switch (action) {
      case "create" -> with(values, accounts -> create(accounts, values));
      case "list" -> with(values, AccountsCommand::list);
      case "token" -> with(values, accounts -> renew(accounts, words.getLast()));
      case "delete" -> delete(words.getLast(), values);
      case "senders" -> senders(words.subList(1, words.size()), values);
      default -> throw new WrongSetting("unknown command 'accounts " + action + "' (see --help)");
    }
  }

  private static boolean isComplete(String action, int words) {
    return switch (action) {
      case "token", "delete" -> words == 2;
      case "senders" -> words == 2 || words > 3;
      default -> words == 1;
    };
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

  /// @param words the account, and what to do with which senders, if anything
  private static void senders(List<String> words, Values values) {
    var change = words.size() > 1 ? words.get(1) : "";
    if (!Set.of("", "add", "remove").contains(change)) {
      throw new WrongSetting("accounts senders wants add or remove, not '" + change + "'");
    }
    var senders = words.stream().skip(2).map(AccountsCommand::sender).toList();
    try (var stores = open(values)) {
      var account = one(DomainWiring.accounts(stores), words.getFirst()).sid();
      var listed = new Senders(stores.store());
      switch (change) {
        case "add" -> listed.add(account, senders);
        case "remove" -> requireListed(account, listed.remove(account, senders));
        default -> {}
      }
      listed.list(account).forEach(sender -> System.out.println(sender.text()));
    }
  }

  private static void requireListed(AccountSid account, List<Sender> missing) {
    if (!missing.isEmpty()) {
      throw new WrongSetting(
          "account "
              + account
              + " lists no sender "
              + missing.getFirst().text()
              + "; nothing was removed");
    }
  }

  private static Sender sender(String text) {
    return Sender.of(text)
        .orElseThrow(() ->
            new WrongSetting(
                "'" + text + "' is neither an address nor the sid of a messaging service"));
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
    try (var stores = open(values)) {
      action.accept(DomainWiring.accounts(stores));
    }
  }

  private static Stores open(Values values) {
    return StoreWiring.openBesideServer(values.data(), values.optional(Setting.DATABASE));
  }
}
