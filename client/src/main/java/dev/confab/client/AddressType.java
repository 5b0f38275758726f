package dev.confab.client;

import java.util.Locale;

/// The channel of an address. An open set: a newer server may name others. In lower case: the API
/// may repeat what somebody wrote.
///
/// @param value as on the wire
public record AddressType(String value) {
  /// Phone numbers and short codes.
  public static final AddressType SMS = new AddressType("sms");

  /// WhatsApp: `whatsapp:+…`.
  public static final AddressType WHATSAPP = new AddressType("whatsapp");

  /// Facebook Messenger: `messenger:…`.
  public static final AddressType MESSENGER = new AddressType("messenger");

  /// Google Business Messages.
  public static final AddressType GBM = new AddressType("gbm");

  /// E-mail.
  public static final AddressType EMAIL = new AddressType("email");

  /// RCS: `rcs:+…`.
  public static final AddressType RCS = new AddressType("rcs");

  /// Apple Messages for Business.
  public static final AddressType APPLE = new AddressType("apple");

  /// Chat users.
  public static final AddressType CHAT = new AddressType("chat");

  /// Turns the value into lower case.
  public AddressType {
    value = value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
