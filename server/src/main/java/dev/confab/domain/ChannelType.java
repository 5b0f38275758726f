package dev.confab.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The channels that a messaging binding can be of. An address tells its channel by its form.
public enum ChannelType {
  SMS(Form.PHONE),
  WHATSAPP("whatsapp:" + Form.PHONE),
  RCS("rcs:(" + Form.PHONE + "|[A-Za-z0-9._-]+)"),
  MESSENGER("messenger:\\S+"),
  EMAIL("[^\\s@:]+@[^\\s@]+");

  /// Parts of the forms of addresses.
  private static final class Form {
    /// E.164.
    static final String PHONE = "\\+[1-9][0-9]{1,14}";
  }

  private final Pattern form;

  ChannelType(String form) {
    this.form = Pattern.compile(form);
  }

  /// The channel that an address belongs to, or empty when it has the form of none.
  @Assumed("forms other than phone numbers are not published; RCS senders may have names")
  static Optional<ChannelType> of(String address) {
    return Arrays.stream(values()).filter(type -> type.form.matcher(address).matches()).findFirst();
  }

  /// As answers show it.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
