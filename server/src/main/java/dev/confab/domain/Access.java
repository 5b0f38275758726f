package dev.confab.domain;

/// What a credential may be used for.
public enum Access {
  /// Everything in its account.
  FULL,
  /// Only to look.
  READ;

  public String text() {
    return Choice.text(this);
  }
}
