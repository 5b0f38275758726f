package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ContentSid;
import java.util.Optional;

/// Content templates of accounts.
public interface ContentTable {
  Optional<Content> find(AccountSid account, ContentSid sid);

  void insert(Content content);

  /// @return whether it was there
  boolean delete(AccountSid account, ContentSid sid);

  /// Oldest first.
  Slice<Content> list(AccountSid account, PageRequest page);
}
