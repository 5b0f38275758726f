package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.UserSid;
import java.time.Instant;

/// One change, as the event log tells it. The log is the only source for everything that leaves the
/// server: webhooks, sockets, channels.
///
/// @param stream what the change happened in; each stream numbers its events without a gap
/// @param sequence the number within the stream, from 0 in the order of the commits
/// @param scope where it happened; for an account as a whole, its default service
/// @param date when it happened
public record Event(
    Stream stream,
    long sequence,
    EventType type,
    Scope scope,
    Origin origin,
    Instant date,
    Subject subject) {

  /// The next event of a conversation, and of no other stream.
  static Event next(
      Conversation conversation, EventType type, Origin origin, Instant date, Subject subject) {
    return new Event(
        Stream.of(conversation.sid()),
        conversation.counters().nextEvent(),
        type,
        conversation.scope(),
        origin,
        date,
        subject);
  }

  /// What numbers its events: a conversation for all that is in it, a user for himself, a service
  /// for the rest of what is in it, and an account for what is in no service.
  public record Stream(String sid) {
    static Stream of(ConversationSid conversation) {
      return new Stream(conversation.value());
    }

    static Stream of(UserSid user) {
      return new Stream(user.value());
    }

    static Stream of(ServiceSid service) {
      return new Stream(service.value());
    }

    static Stream of(AccountSid account) {
      return new Stream(account.value());
    }
  }

  /// What has changed, as it was after the change; after a removal, as it was before.
  public sealed interface Subject {
    record OfConversation(Conversation conversation) implements Subject {}

    /// @param reason API, TIMER, or EVENT when a message or a participant woke it
    record OfState(
        Conversation conversation, ConversationState from, ConversationState to, String reason)
        implements Subject {}

    record OfParticipant(Participant participant) implements Subject {}

    record OfMessage(Message message) implements Subject {}

    record OfReceipt(Receipt receipt) implements Subject {}

    record OfUser(User user) implements Subject {}

    record OfWebhook(Webhook webhook) implements Subject {}

    record OfRole(Role role) implements Subject {}

    record OfMedia(Media media) implements Subject {}

    record OfBinding(Binding binding) implements Subject {}

    record OfService(Service service) implements Subject {}

    /// @param settings without the notifications
    record OfServiceSettings(ServiceSettings settings) implements Subject {}

    record OfNotifications(ServiceSid service, Notifications notifications) implements Subject {}

    record OfServiceWebhooks(ServiceSid service, WebhookConfiguration configuration)
        implements Subject {}

    record OfDeliveryConfiguration(ServiceSid service, DeliveryConfiguration configuration)
        implements Subject {}

    record OfAccount(Account account) implements Subject {}

    record OfAccountWebhooks(AccountSid account, WebhookConfiguration configuration)
        implements Subject {}

    record OfAddressConfiguration(AddressConfiguration configuration) implements Subject {}

    /// The log keeps no secrets.
    record OfCredential(PushCredential credential) implements Subject {}

    record OfContent(Content content) implements Subject {}
  }
}
