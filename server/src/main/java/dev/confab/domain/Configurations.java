package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.ServiceSid;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The rules of what accounts and services configure, besides webhooks. All methods fail with
/// [ErrorCode#NOT_FOUND] when the account or service is being deleted.
public final class Configurations {
  private final Store store;
  private final InstantSource clock;

  public Configurations(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  public Account ofAccount(AccountSid account) {
    return store.read(tables -> tables.settings().ofAccount(account));
  }

  /// Conversations that exist already keep what they have.
  ///
  /// @throws Failure [ErrorCode#INVALID_PARAMETER] when the account has no such service, or
  ///   [ErrorCode#MESSAGING_SERVICE_NOT_OWNED]
  public Account update(AccountSid account, AccountChange change, @Nullable Once<Account> once) {
    var now = clock.instant();
    return store.write(tables -> {
      var before = tables.settings().lockAccount(account);
      var after = change.over(before);
      if (tables.services().find(account, after.defaultService()).isEmpty()) {
        throw new Failure(
            ErrorCode.INVALID_PARAMETER,
            "DefaultChatServiceSid must be the sid of a service of the account");
      }
      Senders.require(
          tables, account, before.defaultMessagingService(), after.defaultMessagingService());
      if (!after.equals(before)) {
        tables.settings().replace(after);
        OpenStream.of(tables, account, now)
            .tell(EventType.CONFIGURATION_UPDATED, new Subject.OfAccount(after));
      }
      return tables.answers().save(once, after);
    });
  }

  public ServiceSettings ofService(ServiceSid service) {
    return store.read(tables -> tables.settings().ofService(service));
  }

  /// @throws Failure [ErrorCode#CREATOR_ROLE_NOT_FOUND], [ErrorCode#CONVERSATION_ROLE_NOT_FOUND] or
  ///   [ErrorCode#SERVICE_ROLE_NOT_FOUND] when the service has no such role of the right type
  public ServiceSettings update(
      Scope scope, ServiceSettingsChange change, @Nullable Once<ServiceSettings> once) {
    var now = clock.instant();
    return store.write(tables -> {
      var before = tables.settings().lockService(scope.service());
      var after = change.over(before);
      var roles = after.roles();
      var conversation = RoleType.CONVERSATION;
      require(tables, scope, roles.creator(), conversation, ErrorCode.CREATOR_ROLE_NOT_FOUND);
      require(
          tables, scope, roles.participant(), conversation, ErrorCode.CONVERSATION_ROLE_NOT_FOUND);
      require(tables, scope, roles.user(), RoleType.SERVICE, ErrorCode.SERVICE_ROLE_NOT_FOUND);
      if (!after.equals(before)) {
        tables.settings().replace(after);
        OpenStream.of(tables, scope, now)
            .tell(EventType.SERVICE_CONFIGURATION_UPDATED, new Subject.OfServiceSettings(after));
      }
      return tables.answers().save(once, after);
    });
  }

  public ServiceSettings update(
      Scope scope, NotificationsChange change, @Nullable Once<ServiceSettings> once) {
    var now = clock.instant();
    return store.write(tables -> {
      var before = tables.settings().lockService(scope.service());
      var after = before.with(change.over(before.notifications()));
      if (!after.equals(before)) {
        tables.settings().replace(after);
        OpenStream.of(tables, scope, now)
            .tell(
                EventType.SERVICE_NOTIFICATIONS_UPDATED,
                new Subject.OfNotifications(after.service(), after.notifications()));
      }
      return tables.answers().save(once, after);
    });
  }

  private static void require(
      Tables tables, Scope scope, RoleSid sid, RoleType type, ErrorCode missing) {
    if (tables.roles().find(scope, sid).filter(role -> role.type() == type).isEmpty()) {
      throw new Failure(missing, "The service has no role " + sid + " of type " + type.text());
    }
  }
}
