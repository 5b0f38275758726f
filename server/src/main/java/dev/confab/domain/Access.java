package dev.confab.domain;

import java.util.Locale;

/// What a credential may be used for.
public enum Access {
  /// Everything in its account.
  FULL,
  /// Only to look.
  READ;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
