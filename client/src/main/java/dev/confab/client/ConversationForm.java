package dev.confab.client;

import dev.confab.client.engine.Form;
import dev.confab.client.http.Params;
import dev.confab.client.json.JsonCodec;
import java.time.Duration;
import java.time.Instant;

/// What a create or an update says about a conversation.
///
/// A value has three states: not mentioned (a create takes the server's default, an update keeps
/// what is there), set, and, where the API allows it, cleared. Create and update share this type
/// because they share every parameter. For use by one thread, inside the call it is passed to.
public final class ConversationForm {
  private final Form form = new Form();

  ConversationForm() {}

  /// Sets the name for people: at most 256 characters. The API cannot clear it: Twilio ignores an
  /// empty one.
  public ConversationForm friendlyName(String name) {
    form.set("FriendlyName", name);
    return this;
  }

  /// Sets the name that can be used in place of the sid: unique in the service, not of the form of
  /// a sid. If it is taken, the call fails with [dev.confab.client.error.ErrorKind#CONFLICT].
  public ConversationForm uniqueName(String name) {
    form.set("UniqueName", name);
    return this;
  }

  /// Takes the unique name away, so that another conversation can have it.
  public ConversationForm clearUniqueName() {
    form.set("UniqueName", "");
    return this;
  }

  /// Replaces all attributes.
  ///
  /// @param json valid JSON, at most 16 KB
  public ConversationForm attributes(String json) {
    form.set("Attributes", json);
    return this;
  }

  /// Replaces all attributes by a value of your type.
  public <T> ConversationForm attributes(T value, JsonCodec<T> codec) {
    return attributes(codec.write(value));
  }

  /// Replaces all attributes by an empty object.
  public ConversationForm clearAttributes() {
    return attributes("{}");
  }

  /// Sets the date of creation, for importing history. To the second: a fraction is cut off.
  public ConversationForm dateCreated(Instant date) {
    form.set("DateCreated", date);
    return this;
  }

  /// Sets the date of the last change, for importing history. To the second: a fraction is cut off.
  public ConversationForm dateUpdated(Instant date) {
    form.set("DateUpdated", date);
    return this;
  }

  /// Sets the messaging service for SMS and WhatsApp.
  ///
  /// @param sid `MG…`, of the same account
  public ConversationForm messagingServiceSid(String sid) {
    form.set("MessagingServiceSid", sid);
    return this;
  }

  /// Sets the state. A create takes active and inactive, an update closed too; nothing leads out of
  /// closed.
  public ConversationForm state(ConversationState state) {
    form.set("State", state.value());
    return this;
  }

  /// Sets how long it stays active without activity: at least one minute.
  ///
  /// @throws IllegalArgumentException if it is negative
  public ConversationForm timersInactive(Duration idle) {
    form.set("Timers.Inactive", idle);
    return this;
  }

  /// Removes the timer that makes it inactive.
  public ConversationForm clearTimersInactive() {
    return timersInactive(Duration.ZERO);
  }

  /// Sets how long it stays open without activity: at least ten minutes.
  ///
  /// @throws IllegalArgumentException if it is negative
  public ConversationForm timersClosed(Duration idle) {
    form.set("Timers.Closed", idle);
    return this;
  }

  /// Removes the timer that closes it.
  public ConversationForm clearTimersClosed() {
    return timersClosed(Duration.ZERO);
  }

  /// Sets the sender address of its e-mails.
  public ConversationForm bindingsEmailAddress(String address) {
    form.set("Bindings.Email.Address", address);
    return this;
  }

  /// Sets the sender name of its e-mails.
  public ConversationForm bindingsEmailName(String name) {
    form.set("Bindings.Email.Name", name);
    return this;
  }

  /// Clears sender address and sender name of its e-mails.
  public ConversationForm clearBindingsEmail() {
    return bindingsEmailAddress("").bindingsEmailName("");
  }

  /// Adds a parameter that this version of the library does not know; a repeated name is sent as a
  /// repeated key.
  public ConversationForm param(String name, String value) {
    form.add(name, value);
    return this;
  }

  /// What was said so far, as it will be sent.
  public Params params() {
    return form.params();
  }

  Form form() {
    return form;
  }
}
