package dev.confab.store;

import dev.confab.domain.Access;
import dev.confab.domain.Account;
import dev.confab.domain.AccountStore;
import dev.confab.domain.ApiKey;
import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.NewService;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ApiKeySid;
import dev.confab.platform.SecretBox;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.Session;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Accounts and credentials in a database: auth tokens sealed, because they must be readable to
/// sign with; of all other secrets only hashes.
final class SqlAccountStore implements AccountStore {
  private static final String CREDENTIAL =
      "SELECT "
          + AccountRows.COLUMNS
          + ", c.salt, c.hash, c.access FROM credential c JOIN account a ON a.sid = c.account_sid"
          + " WHERE c.principal = ?";

  private static final String FIND =
      "SELECT " + AccountRows.COLUMNS + " FROM account a WHERE a.sid = ?";

  private static final String FIRST =
      "SELECT " + AccountRows.COLUMNS + " FROM account a ORDER BY a.date_created, a.sid LIMIT 1";

  private static final String LIST =
      "SELECT " + AccountRows.COLUMNS + " FROM account a ORDER BY a.date_created, a.sid";

  private static final String DELETE_SERVICES =
      "UPDATE service SET date_deleted = ? WHERE account_sid = ? AND date_deleted IS NULL";

  /// Whatever an account has besides services. The account itself goes last.
  private static final List<String> DELETE =
      List.of(
          "DELETE FROM credential WHERE account_sid = ?",
          "DELETE FROM address_configuration WHERE account_sid = ?",
          "DELETE FROM push_credential WHERE account_sid = ?",
          "DELETE FROM sender WHERE account_sid = ?",
          "DELETE FROM content WHERE account_sid = ?",
          "DELETE FROM webhook_configuration WHERE owner_sid = ?",
          "DELETE FROM answer WHERE account_sid = ?",
          "DELETE FROM account WHERE sid = ?");

  private static final String INSERT =
      """
      INSERT INTO account
        (sid, auth_token, friendly_name, default_service_sid, default_messaging_service_sid,
        date_created)
      VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sid) DO NOTHING\
      """;

  private static final String INSERT_CREDENTIAL =
      """
      INSERT INTO credential (principal, account_sid, friendly_name, access, salt, hash, date_created)
      VALUES (?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String CHANGE_TOKEN = "UPDATE account SET auth_token = ? WHERE sid = ?";

  private static final String CHANGE_CREDENTIAL =
      "UPDATE credential SET salt = ?, hash = ?, date_created = ? WHERE principal = ?";

  private static final String TOKEN = "SELECT auth_token FROM account WHERE sid = ?";

  private static final String KEYS =
      """
      SELECT principal, friendly_name, access, date_created FROM credential
      WHERE account_sid = ? AND principal <> account_sid
      ORDER BY date_created, principal\
      """;

  private static final String DELETE_KEY =
      "DELETE FROM credential WHERE principal = ? AND account_sid = ?";

  private final Database database;
  private final SecretBox secrets;

  SqlAccountStore(Database database, SecretBox secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /// Who a credential is for, and what it may do.
  ///
  /// @param name what a request comes with
  /// @param created in microseconds since the epoch
  private record Principal(
      String name, AccountSid account, String friendlyName, Access access, long created) {}

  private record StoredCredential(Account account, Access access, SecretHash secret)
      implements Credential {
    @Override
    public boolean accepts(String given) {
      return secret.accepts(given);
    }
  }

  @Override
  public Optional<Credential> credential(String principal) {
    return database.read(
        session -> session.find(CREDENTIAL, SqlAccountStore::credential, principal));
  }

  @Override
  public Optional<Account> find(AccountSid sid) {
    return database.read(session -> session.find(FIND, AccountRows::read, sid.value()));
  }

  @Override
  public Optional<Account> first() {
    return database.read(session -> session.find(FIRST, AccountRows::read));
  }

  @Override
  public List<Account> list() {
    return database.read(session -> session.list(LIST, AccountRows::read));
  }

  @Override
  public boolean delete(AccountSid sid, Instant now) {
    var lock = "SELECT 1 FROM account WHERE sid = ?" + database.dialect().rowLock();
    return database.write(session -> {
      // First, because whoever deletes a service locks the account before it.
      if (session.find(lock, row -> row.getInt(1), sid.value()).isEmpty()) {
        return false;
      }
      session.update(DELETE_SERVICES, Micros.of(now), sid.value());
      for (var sql : DELETE) {
        session.update(sql, sid.value());
      }
      return true;
    });
  }

  @Override
  public void insert(Account account, String authToken, NewService defaultService) {
    var sid = account.sid().value();
    long now = Micros.of(defaultService.service().dateCreated());
    database.write(session -> {
      int inserted =
          session.update(
              INSERT,
              sid,
              sealed(authToken),
              account.friendlyName(),
              account.defaultService().value(),
              Columns.text(account.defaultMessagingService()),
              now);
      if (inserted == 0) {
        throw new Failure(ErrorCode.CONFLICT, "An account with this sid already exists");
      }
      insertCredential(session, new Principal(sid, account.sid(), "", Access.FULL, now), authToken);
      new SqlServiceTable(new Sql(session, database.dialect())).insert(defaultService);
      return account;
    });
  }

  @Override
  public void changeToken(AccountSid sid, String authToken, Instant now) {
    var hash = SecretHash.of(authToken);
    database.write(session -> {
      session.update(CHANGE_TOKEN, sealed(authToken), sid.value());
      return session.update(
          CHANGE_CREDENTIAL, hash.salt(), hash.hash(), Micros.of(now), sid.value());
    });
  }

  @Override
  public String authToken(AccountSid sid) {
    var sealed = database.read(session -> session.find(TOKEN, row -> row.getBytes(1), sid.value()));
    return new String(secrets.open(sealed.orElseThrow()), StandardCharsets.UTF_8);
  }

  @Override
  public void insertKey(ApiKey key, String secret) {
    database.write(session ->
        insertCredential(
            session,
            new Principal(
                key.sid().value(),
                key.account(),
                key.friendlyName(),
                key.access(),
                Micros.of(key.dateCreated())),
            secret));
  }

  @Override
  public List<ApiKey> keys(AccountSid account) {
    return database.read(session ->
        session.list(
            KEYS,
            row ->
                new ApiKey(
                    new ApiKeySid(row.getString(1)),
                    account,
                    row.getString(2),
                    access(row, 3),
                    Micros.instant(row.getLong(4))),
            account.value()));
  }

  @Override
  public boolean deleteKey(AccountSid account, ApiKeySid key) {
    return database.write(session -> session.update(DELETE_KEY, key.value(), account.value()) > 0);
  }

  private static int insertCredential(Session session, Principal principal, String secret)
      throws SQLException {
    var hash = SecretHash.of(secret);
    return session.update(
        INSERT_CREDENTIAL,
        principal.name(),
        principal.account().value(),
        principal.friendlyName(),
        principal.access().text(),
        hash.salt(),
        hash.hash(),
        principal.created());
  }

  private static Access access(ResultSet row, int column) throws SQLException {
    return Access.valueOf(row.getString(column).toUpperCase(Locale.ROOT));
  }

  private byte[] sealed(String text) {
    return secrets.seal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Credential credential(ResultSet row) throws SQLException {
    return new StoredCredential(
        AccountRows.read(row),
        access(row, AccountRows.COUNT + 3),
        new SecretHash(row.getBytes(AccountRows.COUNT + 1), row.getBytes(AccountRows.COUNT + 2)));
  }
}
