package dev.confab.store;

import dev.confab.domain.AccountSid;
import dev.confab.domain.Once;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Service;
import dev.confab.domain.ServiceSid;
import dev.confab.domain.ServiceStore;
import dev.confab.domain.Slice;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Services in a database. A deleted one keeps its row until nothing is left in it.
final class SqlServiceStore implements ServiceStore {
  static final String INSERT =
      """
      INSERT INTO service (sid, account_sid, friendly_name, date_created, date_updated)
      VALUES (?, ?, ?, ?, ?)\
      """;

  private static final String SELECT =
      """
      SELECT sid, account_sid, friendly_name, date_created, date_updated FROM service
      WHERE date_deleted IS NULL AND account_sid = ?\
      """;

  private static final String FORWARD =
      SELECT + " AND (date_created, sid) > (?, ?) ORDER BY date_created, sid LIMIT ?";

  private static final String BACKWARD =
      SELECT
          + " AND (date_created, sid) < (?, ?)"
          + " ORDER BY date_created DESC, sid DESC LIMIT ?";

  private static final String DELETE =
      """
      UPDATE service SET date_deleted = ?
      WHERE sid = ? AND account_sid = ? AND date_deleted IS NULL\
      """;

  private final Database database;
  private final DeletedServices deleted;

  SqlServiceStore(Database database) {
    this.database = database;
    this.deleted = new DeletedServices(database);
  }

  @Override
  public void insert(Service service, @Nullable Once<Service> once) {
    database.write(session -> {
      insert(session, service);
      Answers.save(session, once, service);
      return service;
    });
  }

  static void insert(Session session, Service service) throws SQLException {
    session.update(
        INSERT,
        service.sid().value(),
        service.account().value(),
        service.friendlyName(),
        Micros.of(service.dateCreated()),
        Micros.of(service.dateUpdated()));
  }

  @Override
  public Optional<Service> find(AccountSid account, ServiceSid sid) {
    return database.read(session ->
        session.find(
            SELECT + " AND sid = ?", SqlServiceStore::service, account.value(), sid.value()));
  }

  @Override
  public Slice<Service> list(AccountSid account, PageRequest page) {
    return database.read(session -> keyset(session, account).slice(page));
  }

  @Override
  public boolean delete(AccountSid account, ServiceSid sid, Instant now) {
    return database.write(
        session -> session.update(DELETE, Micros.of(now), sid.value(), account.value()) > 0);
  }

  @Override
  public int purge(Instant deletedBefore, int max) {
    return deleted.purge(Micros.of(deletedBefore), max);
  }

  private static Keyset<Service> keyset(Session session, AccountSid account) {
    return new Keyset<>(
        Keyset.Order.ASCENDING,
        service -> new Place(Micros.of(service.dateCreated()), service.sid().value()),
        (from, isBackward, max) ->
            read(session, account, isBackward ? BACKWARD : FORWARD, from, max));
  }

  private static List<Service> read(
      Session session, AccountSid account, String sql, Place from, int max) throws SQLException {
    return session.list(
        sql, SqlServiceStore::service, account.value(), from.key(), from.sid(), max);
  }

  private static Service service(ResultSet row) throws SQLException {
    return new Service(
        new ServiceSid(row.getString(1)),
        new AccountSid(row.getString(2)),
        row.getString(3),
        Micros.instant(row.getLong(4)),
        Micros.instant(row.getLong(5)));
  }
}
