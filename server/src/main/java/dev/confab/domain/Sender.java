package dev.confab.domain;

import dev.confab.domain.sid.MessagingServiceSid;
import java.util.Optional;

/// What an account sends by: an address of a channel, or a messaging service.
///
/// @param text the address, or the sid of the service
public record Sender(Kind kind, String text) {
  /// Of each an account lists those that it owns by themselves.
  public enum Kind {
    ADDRESS,
    MESSAGING_SERVICE;

    public String text() {
      return Choice.text(this);
    }
  }

  /// Empty for a text that is neither.
  public static Optional<Sender> of(String text) {
    if (MessagingServiceSid.matches(text)) {
      return Optional.of(new Sender(Kind.MESSAGING_SERVICE, text));
    }
    boolean isAddress =
        ProfileRules.length(text) <= MessagingBinding.ADDRESS_LENGTH_MAX
            && ChannelType.of(text).isPresent();
    return isAddress ? Optional.of(new Sender(Kind.ADDRESS, text)) : Optional.empty();
  }
}
