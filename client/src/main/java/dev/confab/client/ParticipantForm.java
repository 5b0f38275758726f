package dev.confab.client;

import java.time.Instant;

/// What a create or an update says about a participant.
public final class ParticipantForm extends AttributedForm<ParticipantForm> {
  ParticipantForm(Use use) {
    super(use);
  }

  /// Sets who it is: a chat participant, at most 256 characters, case-sensitive. A user that does
  /// not exist is created. An update takes it only for a participant with a projected address that
  /// has no identity yet.
  public ParticipantForm identity(String identity) {
    return set("Identity", identity);
  }

  /// Sets its own address, such as `+4917000001` or `whatsapp:+4917000001`. Of a create only.
  public ParticipantForm messagingBindingAddress(String address) {
    return only(Use.CREATE, "MessagingBinding.Address").set("MessagingBinding.Address", address);
  }

  /// Sets the address of the account that it sees, on the same channel as its own.
  public ParticipantForm messagingBindingProxyAddress(String address) {
    return set("MessagingBinding.ProxyAddress", address);
  }

  /// Takes the proxy address away, in an update.
  public ParticipantForm clearMessagingBindingProxyAddress() {
    return messagingBindingProxyAddress("");
  }

  /// Sets the address of the account under which a chat user appears in a group MMS.
  public ParticipantForm messagingBindingProjectedAddress(String address) {
    return set("MessagingBinding.ProjectedAddress", address);
  }

  /// Takes the projected address away, in an update.
  public ParticipantForm clearMessagingBindingProjectedAddress() {
    return messagingBindingProjectedAddress("");
  }

  /// Sets what it may do; unless set, a create takes the default of the service.
  ///
  /// @param sid `RL…`, of a conversation role
  public ParticipantForm roleSid(String sid) {
    return set("RoleSid", sid);
  }

  /// Sets the date of creation, for importing history. To the second: a fraction is cut off.
  public ParticipantForm dateCreated(Instant date) {
    return set("DateCreated", date);
  }

  /// Sets the date of the last change, for importing history. To the second: a fraction is cut off.
  public ParticipantForm dateUpdated(Instant date) {
    return set("DateUpdated", date);
  }

  /// Sets the index of the last message it has read, also backwards. Of an update only.
  public ParticipantForm lastReadMessageIndex(int index) {
    return only(Use.UPDATE, "LastReadMessageIndex").set("LastReadMessageIndex", index);
  }

  /// Forgets what it has read. Of an update only.
  public ParticipantForm clearLastReadMessageIndex() {
    return only(Use.UPDATE, "LastReadMessageIndex").set("LastReadMessageIndex", "");
  }

  /// Sets when it read that message; unless set: now. To the second: a fraction is cut off. Of an
  /// update only.
  public ParticipantForm lastReadTimestamp(Instant time) {
    return only(Use.UPDATE, "LastReadTimestamp").set("LastReadTimestamp", time);
  }
}
