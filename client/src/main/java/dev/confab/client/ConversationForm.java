package dev.confab.client;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// What a create or an update says about a conversation.
public final class ConversationForm extends AttributedForm<ConversationForm> {
  ConversationForm(Use use) {
    super(use);
  }

  /// Sets the name for people: at most 256 characters. The API cannot clear it: Twilio ignores an
  /// empty one.
  public ConversationForm friendlyName(String name) {
    return set("FriendlyName", name);
  }

  /// Sets the name that can be used in place of the sid: unique in the service, not of the form of
  /// a sid. If it is taken, the call fails with [dev.confab.client.error.ErrorKind#CONFLICT].
  public ConversationForm uniqueName(String name) {
    return set("UniqueName", name);
  }

  /// Takes the unique name away, so that another conversation can have it.
  public ConversationForm clearUniqueName() {
    return set("UniqueName", "");
  }

  /// Sets the date of creation, for importing history. To the second: a fraction is cut off.
  public ConversationForm dateCreated(Instant date) {
    return set("DateCreated", date);
  }

  /// Sets the date of the last change, for importing history. To the second: a fraction is cut off.
  public ConversationForm dateUpdated(Instant date) {
    return set("DateUpdated", date);
  }

  /// Sets the messaging service for SMS and WhatsApp.
  ///
  /// @param sid `MG…`, of the same account
  public ConversationForm messagingServiceSid(String sid) {
    return set("MessagingServiceSid", sid);
  }

  /// Sets the state. A create takes active and inactive, an update closed too; nothing leads out of
  /// closed.
  public ConversationForm state(ConversationState state) {
    return set("State", state.value());
  }

  /// Sets how long it stays active without activity: at least one minute.
  ///
  /// @throws IllegalArgumentException if it is negative
  public ConversationForm timersInactive(Duration idle) {
    return set("Timers.Inactive", idle);
  }

  /// Removes the timer that makes it inactive.
  public ConversationForm clearTimersInactive() {
    return timersInactive(Duration.ZERO);
  }

  /// Sets how long it stays open without activity: at least ten minutes.
  ///
  /// @throws IllegalArgumentException if it is negative
  public ConversationForm timersClosed(Duration idle) {
    return set("Timers.Closed", idle);
  }

  /// Removes the timer that closes it.
  public ConversationForm clearTimersClosed() {
    return timersClosed(Duration.ZERO);
  }

  /// Sets the sender address of its e-mails.
  public ConversationForm bindingsEmailAddress(String address) {
    return set("Bindings.Email.Address", address);
  }

  /// Sets the sender name of its e-mails.
  public ConversationForm bindingsEmailName(String name) {
    return set("Bindings.Email.Name", name);
  }

  /// Clears sender address and sender name of its e-mails.
  public ConversationForm clearBindingsEmail() {
    return bindingsEmailAddress("").bindingsEmailName("");
  }

  /// Adds a participant to the conversation that is created: up to ten, each checked before
  /// anything is created. Of [Conversations#createWithParticipants] only.
  ///
  /// @param participant says the same about it as in [Participants#create]
  public ConversationForm participant(Consumer<ParticipantForm> participant) {
    only(Use.CREATE_WITH_PARTICIPANTS, "Participant");
    var params = filled(new ParticipantForm(Use.CREATE), participant);
    return param("Participant", ParticipantJson.of(params).toString());
  }
}
