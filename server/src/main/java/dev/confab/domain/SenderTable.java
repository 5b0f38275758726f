package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import java.util.List;

/// The senders that accounts own, as far as operators have listed them.
public interface SenderTable {
  /// Whether an account has listed a sender, or none of its kind at all.
  boolean isOwned(AccountSid account, Sender sender);

  /// Does nothing when it is listed already.
  void insert(AccountSid account, Sender sender);

  void delete(AccountSid account, Sender sender);

  /// All of an account, by kind and text.
  List<Sender> list(AccountSid account);
}
