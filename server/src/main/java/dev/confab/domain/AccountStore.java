package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ApiKeySid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where accounts and their credentials are kept. Secrets never leave it in readable form, except
/// the auth token, which signs.
public interface AccountStore {
  /// What a user name and secret are checked against.
  interface Credential {
    Account account();

    Access access();

    /// Compares in constant time.
    boolean accepts(String secret);
  }

  /// @param principal an account sid or an API key's sid
  Optional<Credential> credential(String principal);

  Optional<Account> find(AccountSid sid);

  /// The account that was made first.
  Optional<Account> first();

  /// All accounts, oldest first.
  List<Account> list();

  /// Adds an account with its default service.
  void insert(Account account, String authToken, NewService defaultService);

  /// Removes an account with all credentials and settings, at once, so that nobody can use it any
  /// more. Its services are deleted like any others: hidden now, removed later.
  ///
  /// @return whether there was one
  boolean delete(AccountSid sid, Instant now);

  /// Replaces the auth token.
  void changeToken(AccountSid sid, String authToken, Instant now);

  /// The auth token in clear, to sign with.
  String authToken(AccountSid sid);

  void insertKey(ApiKey key, String secret);

  /// All keys of an account, oldest first.
  List<ApiKey> keys(AccountSid account);

  /// @return whether there was such a key
  boolean deleteKey(AccountSid account, ApiKeySid key);
}
