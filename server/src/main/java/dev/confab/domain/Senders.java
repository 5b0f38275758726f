package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.MessagingServiceSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The senders that accounts own. This server rents out no numbers, so it knows only what operators
/// list. What conversations and participants have keeps working when it is listed no more.
@Assumed("an account that lists no address owns all of them, and likewise messaging services")
public final class Senders {
  private final Store store;

  public Senders(Store store) {
    this.store = store;
  }

  /// Lists those that are not listed yet.
  public void add(AccountSid account, List<Sender> senders) {
    var _ =
        store.write(tables -> {
          senders.forEach(sender -> tables.senders().insert(account, sender));
          return senders;
        });
  }

  /// Removes all or none: an account that lists no address any more would own all of them.
  ///
  /// @return those that are not listed; when there are any, none was removed
  public List<Sender> remove(AccountSid account, List<Sender> senders) {
    return store.write(tables -> {
      var missing = new ArrayList<>(senders);
      missing.removeAll(tables.senders().list(account));
      if (missing.isEmpty()) {
        senders.forEach(sender -> tables.senders().delete(account, sender));
      }
      return missing;
    });
  }

  /// By kind and text.
  public List<Sender> list(AccountSid account) {
    return store.read(tables -> tables.senders().list(account));
  }

  /// Checks what a binding has that it had not before.
  ///
  /// @throws Failure [ErrorCode#PROXY_ADDRESS_NOT_OWNED], [ErrorCode#WHATSAPP_SENDER_NOT_OWNED] or
  ///   [ErrorCode#PROJECTED_ADDRESS_NOT_OWNED]
  static void require(
      Tables tables,
      AccountSid account,
      @Nullable MessagingBinding before,
      @Nullable MessagingBinding after) {
    if (after == null) {
      return;
    }
    var proxy = after.proxyAddress();
    boolean isNewProxy = before == null || !Objects.equals(proxy, before.proxyAddress());
    if (proxy != null && isNewProxy && !isOwned(tables, account, proxy)) {
      throw after.type() == ChannelType.WHATSAPP
          ? new Failure(
              ErrorCode.WHATSAPP_SENDER_NOT_OWNED, "Proxy address is no enabled WhatsApp sender")
          : new Failure(
              ErrorCode.PROXY_ADDRESS_NOT_OWNED, "Proxy address does not belong to the account");
    }
    var projected = after.projectedAddress();
    boolean isNew = before == null || !Objects.equals(projected, before.projectedAddress());
    if (projected != null && isNew && !isOwned(tables, account, projected)) {
      throw new Failure(
          ErrorCode.PROJECTED_ADDRESS_NOT_OWNED,
          "Projected address does not belong to the account");
    }
  }

  /// Checks a messaging service unless it is what was there before, or the account's default: that
  /// was checked when it became the default.
  ///
  /// @throws Failure [ErrorCode#MESSAGING_SERVICE_NOT_OWNED]
  static void require(
      Tables tables,
      AccountSid account,
      @Nullable MessagingServiceSid before,
      @Nullable MessagingServiceSid after) {
    if (after == null || after.equals(before)) {
      return;
    }
    var sender = new Sender(Sender.Kind.MESSAGING_SERVICE, after.value());
    if (!tables.senders().isOwned(account, sender) && !isDefault(tables, account, after)) {
      throw new Failure(
          ErrorCode.MESSAGING_SERVICE_NOT_OWNED,
          "Messaging service " + after + " does not belong to the account");
    }
  }

  private static boolean isDefault(Tables tables, AccountSid account, MessagingServiceSid service) {
    return service.equals(tables.settings().ofAccount(account).defaultMessagingService());
  }

  private static boolean isOwned(Tables tables, AccountSid account, String address) {
    return tables.senders().isOwned(account, new Sender(Sender.Kind.ADDRESS, address));
  }
}
