package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import java.util.List;

/// The senders that accounts own, as far as operators have listed them.
public interface SenderTable {
  /// Whether an account has listed a sender, or none of its kind at all.
  boolean isOwned(AccountSid account, Sender sender);

  /// @return false when it was listed already
  boolean insert(AccountSid account, Sender sender);

  /// @return whether it was listed
  boolean delete(AccountSid account, Sender sender);

  /// All of an account, by kind and text.
  List<Sender> list(AccountSid account);
}
