package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.Conversation.Counters;
import dev.confab.domain.Conversation.Dates;
import dev.confab.domain.ConversationProfile;
import dev.confab.domain.ConversationRef;
import dev.confab.domain.ConversationState;
import dev.confab.domain.EmailBinding;
import dev.confab.domain.NewService;
import dev.confab.domain.Notifications;
import dev.confab.domain.Once;
import dev.confab.domain.Once.SavedAnswer;
import dev.confab.domain.Permission;
import dev.confab.domain.Role;
import dev.confab.domain.RoleType;
import dev.confab.domain.Scope;
import dev.confab.domain.Service;
import dev.confab.domain.ServiceSettings;
import dev.confab.domain.ServiceSettings.DefaultRoles;
import dev.confab.domain.Timers;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.ServiceSid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Things to store.
final class StoreSamples {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  static final AccountSid ACCOUNT = account(1);
  static final ServiceSid SERVICE = service(1);
  static final Scope SCOPE = new Scope(ACCOUNT, SERVICE);

  private StoreSamples() {}

  static AccountSid account(int number) {
    return new AccountSid("AC%032x".formatted(number));
  }

  static ServiceSid service(int number) {
    return new ServiceSid("IS%032x".formatted(number));
  }

  static ConversationSid sid(int number) {
    return new ConversationSid("CH%032x".formatted(number));
  }

  static ConversationRef ref(int number) {
    return new ConversationRef.BySid(sid(number));
  }

  static ConversationRef named(String name) {
    return new ConversationRef.ByUniqueName(name);
  }

  /// A conversation without a name, the later the higher its number.
  static Conversation conversation(int number) {
    return conversation(number, (String) null);
  }

  static Conversation conversation(int number, @Nullable String name) {
    return conversation(SCOPE, number, name, NOON.plusSeconds(number));
  }

  static Conversation conversation(int number, Instant time) {
    return conversation(SCOPE, number, null, time);
  }

  static Conversation conversation(Scope scope, int number, @Nullable String name, Instant time) {
    var profile =
        new ConversationProfile("No. " + number, name, "{\"n\":1}", null, EmailBinding.NONE);
    return new Conversation(
        sid(number),
        scope,
        profile,
        ConversationState.ACTIVE,
        Timers.NONE,
        new Dates(time, time, time),
        Conversation.SYSTEM,
        Counters.ZERO);
  }

  /// A conversation with something in every field.
  static Conversation full(int number) {
    return new Conversation(
        sid(number),
        SCOPE,
        new ConversationProfile(
            "Zoë 😀 'quoted'",
            "näme/§",
            "{\"a\" : \"\\u0000 ✓\"}",
            new MessagingServiceSid("MG%032x".formatted(9)),
            new EmailBinding("a@example.org", "Ann")),
        ConversationState.INACTIVE,
        new Timers(
            Duration.ofMinutes(1),
            Duration.ofDays(36_500),
            NOON.plusSeconds(60),
            NOON.plus(Duration.ofDays(36_500))),
        new Dates(NOON, NOON.plusSeconds(1), NOON.minusSeconds(5)),
        Conversation.SYSTEM,
        new Counters(1L << 40, 1L << 41, 50));
  }

  static Conversation withName(Conversation conversation, @Nullable String name) {
    var profile = conversation.profile();
    var named =
        new ConversationProfile(
            profile.friendlyName(),
            name,
            profile.attributes(),
            profile.messagingService(),
            profile.email());
    return with(
        conversation, named, conversation.state(), conversation.dates(), conversation.counters());
  }

  static Conversation withState(Conversation conversation, ConversationState state) {
    return with(
        conversation, conversation.profile(), state, conversation.dates(), conversation.counters());
  }

  static Conversation withActivity(Conversation conversation, Instant activity) {
    var dates = conversation.dates();
    return with(
        conversation,
        conversation.profile(),
        conversation.state(),
        new Dates(dates.created(), dates.updated(), activity),
        conversation.counters());
  }

  static Conversation withCounters(Conversation conversation, Counters counters) {
    return with(
        conversation, conversation.profile(), conversation.state(), conversation.dates(), counters);
  }

  private static Conversation with(
      Conversation conversation,
      ConversationProfile profile,
      ConversationState state,
      Dates dates,
      Counters counters) {
    return new Conversation(
        conversation.sid(),
        conversation.scope(),
        profile,
        state,
        conversation.timers(),
        dates,
        conversation.createdBy(),
        counters);
  }

  static Service service(int number, Instant created) {
    return new Service(service(number), ACCOUNT, "Service " + number, created, created);
  }

  /// A service with a role of each kind.
  static NewService withRoles(Service service) {
    var scope = new Scope(service.account(), service.sid());
    var number = service.sid().value().substring(2);
    var creator = role(scope, "RL1" + number.substring(1), RoleType.CONVERSATION);
    var participant = role(scope, "RL2" + number.substring(1), RoleType.CONVERSATION);
    var user = role(scope, "RL3" + number.substring(1), RoleType.SERVICE);
    return new NewService(
        service,
        List.of(creator, participant, user),
        new ServiceSettings(
            service.sid(),
            new DefaultRoles(creator.sid(), participant.sid(), user.sid()),
            false,
            Notifications.OFF));
  }

  private static Role role(Scope scope, String sid, RoleType type) {
    return new Role(
        new RoleSid(sid),
        scope,
        "role",
        type,
        List.of(Permission.ADD_PARTICIPANT),
        Timestamps.at(NOON));
  }

  /// An answer that counts for an hour and says what it answers.
  static <T> Once<T> once(String key, Instant now) {
    return once(ACCOUNT, key, now);
  }

  static <T> Once<T> once(AccountSid account, String key, Instant now) {
    return new Once<>(
        account,
        key,
        "print of " + key,
        now.minus(Duration.ofHours(1)),
        now,
        result -> new SavedAnswer("print of " + key, 201, String.valueOf(result)));
  }
}
