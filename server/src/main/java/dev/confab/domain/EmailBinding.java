package dev.confab.domain;

import org.jspecify.annotations.Nullable;

/// The default sender of a conversation's e-mails.
public record EmailBinding(@Nullable String address, @Nullable String name) {
  public static final EmailBinding NONE = new EmailBinding(null, null);

  public boolean isEmpty() {
    return address == null && name == null;
  }
}
