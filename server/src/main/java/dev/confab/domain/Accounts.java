package dev.confab.domain;

import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ApiKeySid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.domain.sid.ServiceSid;
import dev.confab.domain.sid.SidSequence;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes accounts and their credentials.
public final class Accounts {
  private static final int SECRET_BYTES = 16;

  private final AccountStore store;
  private final SidSequence sids;
  private final RandomGenerator secrets;
  private final InstantSource clock;

  /// @param secrets must be unpredictable: auth tokens and key secrets are made of it
  public Accounts(
      AccountStore store, SidSequence sids, RandomGenerator secrets, InstantSource clock) {
    this.store = store;
    this.sids = sids;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// What a start found or made.
  ///
  /// @param madeToken the token that was made just now and is shown nowhere else, or `null`
  public record Provisioned(Account account, @Nullable String madeToken) {}

  /// A new key with the only copy of its secret.
  public record MadeKey(ApiKey key, String secret) {}

  /// Makes sure that there is an account to work with.
  ///
  /// @param sid the account to find or make; `null` for the first one
  /// @param token the auth token it shall have; `null` keeps the stored one, or makes one
  public Provisioned provision(@Nullable AccountSid sid, @Nullable String token) {
    var found = find(sid);
    if (found.isEmpty()) {
      var made = sid == null ? AccountSid.next(sids) : sid;
      var given = token == null ? secret() : token;
      return new Provisioned(create(made, "", given), token == null ? given : null);
    }
    var account = found.get();
    if (token != null && !token.equals(store.authToken(account.sid()))) {
      store.changeToken(account.sid(), token, clock.instant());
    }
    return new Provisioned(account, null);
  }

  /// @param sid `null` for the first account
  public Optional<Account> find(@Nullable AccountSid sid) {
    return sid == null ? store.first() : store.find(sid);
  }

  /// Makes one more account, with a token.
  ///
  /// @param friendlyName at most 256 characters; several accounts may have the same
  public Provisioned create(String friendlyName) {
    var token = secret();
    var name = ProfileRules.friendlyName(friendlyName);
    return new Provisioned(create(AccountSid.next(sids), name, token), token);
  }

  /// Oldest first.
  public List<Account> list() {
    return store.list();
  }

  /// Gives an account another auth token. The one before stops working within a second everywhere.
  public String renewToken(AccountSid account) {
    var token = secret();
    store.changeToken(account, token, clock.instant());
    return token;
  }

  /// Deletes an account with everything that it has. Its credentials stop working within a second
  /// everywhere; what it held is removed in the background.
  ///
  /// @return whether there was one
  public boolean delete(AccountSid account) {
    return store.delete(account, clock.instant());
  }

  public MadeKey createKey(AccountSid account, String friendlyName, Access access) {
    var key =
        new ApiKey(
            ApiKeySid.next(sids),
            account,
            ProfileRules.friendlyName(friendlyName),
            access,
            clock.instant());
    var secret = secret();
    store.insertKey(key, secret);
    return new MadeKey(key, secret);
  }

  public List<ApiKey> keys(AccountSid account) {
    return store.keys(account);
  }

  /// @return whether there was such a key; it stops working within a second everywhere
  public boolean revokeKey(AccountSid account, ApiKeySid key) {
    return store.deleteKey(account, key);
  }

  private Account create(AccountSid sid, String friendlyName, String token) {
    var account =
        new Account(
            sid, friendlyName, ServiceSid.next(sids), MessagingServiceSid.next(sids), null, null);
    var service =
        NewService.of(
            account.defaultService(),
            account.sid(),
            "Default Conversations Service",
            sids,
            clock.instant());
    store.insert(account, token, service);
    return account;
  }

  private String secret() {
    var bytes = new byte[SECRET_BYTES];
    secrets.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
