package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.CredentialSid;
import java.util.Optional;

/// Push credentials of accounts. Their secrets are encrypted at rest.
public interface CredentialTable {
  Optional<PushCredential> find(AccountSid account, CredentialSid sid);

  Optional<PushCredential> lock(AccountSid account, CredentialSid sid);

  void insert(PushCredential credential);

  void replace(PushCredential credential);

  void delete(PushCredential credential);

  /// Oldest first.
  Slice<PushCredential> list(AccountSid account, PageRequest page);
}
