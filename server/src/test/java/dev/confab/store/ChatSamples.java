package dev.confab.store;

import static dev.confab.store.StoreSamples.NOON;
import static dev.confab.store.StoreSamples.SCOPE;
import static dev.confab.store.StoreSamples.sid;

import dev.confab.domain.ChannelType;
import dev.confab.domain.MessagingBinding;
import dev.confab.domain.NotificationLevel;
import dev.confab.domain.Participant;
import dev.confab.domain.ReadHorizon;
import dev.confab.domain.Scope;
import dev.confab.domain.Timestamps;
import dev.confab.domain.User;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.UserSid;
import org.jspecify.annotations.Nullable;

/// Users and participants to store.
final class ChatSamples {
  static final RoleSid ROLE = new RoleSid("RL%032x".formatted(1));

  private ChatSamples() {}

  static User user(int number, String identity) {
    return user(SCOPE, number, identity);
  }

  static User user(Scope scope, int number, String identity) {
    return new User(
        new UserSid("US%032x".formatted(number)),
        scope,
        identity,
        null,
        "{}",
        ROLE,
        Timestamps.at(NOON),
        1);
  }

  /// Somebody who is only in chat.
  static Participant chatter(int number, int conversation, String identity) {
    return participant(SCOPE, number, conversation, identity, null);
  }

  static Participant phone(int number, int conversation, String address, String proxy) {
    return participant(SCOPE, number, conversation, null, sms(address, proxy));
  }

  /// A member of a group text.
  static Participant guest(int number, int conversation, String address) {
    return participant(
        SCOPE,
        number,
        conversation,
        null,
        new MessagingBinding(ChannelType.SMS, address, null, null));
  }

  static Participant participant(
      Scope scope,
      int number,
      int conversation,
      @Nullable String identity,
      @Nullable MessagingBinding binding) {
    return new Participant(
        participantSid(number),
        scope,
        sid(conversation),
        identity,
        binding,
        "{}",
        ROLE,
        ReadHorizon.UNSET,
        NotificationLevel.DEFAULT,
        Timestamps.at(NOON));
  }

  static MessagingBinding sms(String address, String proxy) {
    return new MessagingBinding(ChannelType.SMS, address, proxy, null);
  }

  static ParticipantSid participantSid(int number) {
    return new ParticipantSid("MB%032x".formatted(number));
  }
}
