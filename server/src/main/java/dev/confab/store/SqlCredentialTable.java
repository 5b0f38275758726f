package dev.confab.store;

import dev.confab.domain.CredentialTable;
import dev.confab.domain.PageRequest;
import dev.confab.domain.PushCredential;
import dev.confab.domain.PushCredential.Secrets;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.CredentialSid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Push credentials in a database.
record SqlCredentialTable(Sql sql, Sealed sealed) implements CredentialTable {
  private static final String SELECT =
      """
      SELECT sid, account_sid, friendly_name, type, sandbox, certificate, private_key, api_key,
        secret, date_created, date_updated
      FROM push_credential WHERE account_sid = ?\
      """;

  private static final String INSERT =
      """
      INSERT INTO push_credential (friendly_name, type, sandbox, certificate, private_key, api_key,
        secret, date_updated, sid, account_sid, date_created)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String REPLACE =
      """
      UPDATE push_credential SET friendly_name = ?, type = ?, sandbox = ?, certificate = ?,
        private_key = ?, api_key = ?, secret = ?, date_updated = ?
      WHERE sid = ?\
      """;

  @Override
  public Optional<PushCredential> find(AccountSid account, CredentialSid sid) {
    return sql.find(SELECT + " AND sid = ?", this::read, account.value(), sid.value());
  }

  @Override
  public Optional<PushCredential> lock(AccountSid account, CredentialSid sid) {
    return sql.lock(SELECT + " AND sid = ?", this::read, account.value(), sid.value());
  }

  @Override
  public void insert(PushCredential credential) {
    write(
        INSERT,
        credential,
        credential.sid().value(),
        credential.account().value(),
        Micros.of(credential.dates().created()));
  }

  @Override
  public void replace(PushCredential credential) {
    write(REPLACE, credential, credential.sid().value());
  }

  @Override
  public void delete(PushCredential credential) {
    sql.update("DELETE FROM push_credential WHERE sid = ?", credential.sid().value());
  }

  @Override
  public Slice<PushCredential> list(AccountSid account, PageRequest page) {
    return sql.bySid(
        SELECT, this::read, credential -> credential.sid().value(), page, account.value());
  }

  /// Runs a statement whose first parameters are what can change.
  private void write(String statement, PushCredential credential, Object... rest) {
    var secrets = credential.secrets();
    sql.update(
        statement,
        Sql.with(
            new @Nullable Object[] {
              credential.friendlyName(),
              credential.type().text(),
              sandbox(credential.isSandbox()),
              sealed.seal(secrets.certificate()),
              sealed.seal(secrets.privateKey()),
              sealed.seal(secrets.apiKey()),
              sealed.seal(secrets.secret()),
              Micros.of(credential.dates().updated())
            },
            rest));
  }

  private static @Nullable Integer sandbox(@Nullable Boolean isSandbox) {
    return isSandbox == null ? null : isSandbox ? 1 : 0;
  }

  private PushCredential read(ResultSet row) throws SQLException {
    var sandbox = Columns.count(row, 5);
    return new PushCredential(
        new CredentialSid(row.getString(1)),
        new AccountSid(row.getString(2)),
        row.getString(3),
        Columns.constant(PushCredential.Type.class, row.getString(4)),
        sandbox == null ? null : sandbox == 1,
        new Secrets(
            sealed.open(row, 6), sealed.open(row, 7), sealed.open(row, 8), sealed.open(row, 9)),
        Columns.timestamps(row, 10, 11));
  }
}
