package dev.confab.store;

import dev.confab.domain.Event;
import dev.confab.domain.Event.Subject;
import dev.confab.domain.EventType;
import org.jspecify.annotations.Nullable;

/// An event as it is stored, rendered before its transaction begins where that is possible.
///
/// @param data `null` for an added message: the message's row has it until it changes
record EventRow(Event event, String subjectSid, @Nullable String data) {
  static EventRow of(Event event) {
    return new EventRow(event, subjectSid(event.subject()), data(event));
  }

  private static @Nullable String data(Event event) {
    boolean isInMessage = event.type() == EventType.MESSAGE_ADDED;
    return isInMessage ? null : EventJson.text(event.subject());
  }

  private static String subjectSid(Subject subject) {
    return switch (subject) {
      case Subject.OfConversation(var conversation) -> conversation.sid().value();
      case Subject.OfState(var conversation, var _, var _, var _) -> conversation.sid().value();
      case Subject.OfParticipant(var participant) -> participant.sid().value();
      case Subject.OfMessage(var message) -> message.sid().value();
      case Subject.OfReceipt(var receipt) -> receipt.sid().value();
      case Subject.OfUser(var user) -> user.sid().value();
      case Subject.OfWebhook(var webhook) -> webhook.sid().value();
      case Subject.OfRole(var role) -> role.sid().value();
      case Subject.OfMedia(var media) -> media.sid().value();
      case Subject.OfBinding(var binding) -> binding.sid().value();
      case Subject.OfService(var service) -> service.sid().value();
      case Subject.OfServiceSettings(var settings) -> settings.service().value();
      case Subject.OfNotifications(var service, var _) -> service.value();
      case Subject.OfServiceWebhooks(var service, var _) -> service.value();
      case Subject.OfDeliveryConfiguration(var service, var _) -> service.value();
      case Subject.OfAccount(var account) -> account.sid().value();
      case Subject.OfAccountWebhooks(var account, var _) -> account.value();
      case Subject.OfAddressConfiguration(var configuration) -> configuration.sid().value();
      case Subject.OfCredential(var credential) -> credential.sid().value();
      case Subject.OfContent(var content) -> content.sid().value();
    };
  }
}
