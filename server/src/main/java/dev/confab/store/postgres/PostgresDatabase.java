package dev.confab.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.confab.store.engine.Attempts;
import dev.confab.store.engine.BatchWork;
import dev.confab.store.engine.Database;
import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.GroupCommitWriter;
import dev.confab.store.engine.Migrator;
import dev.confab.store.engine.Read;
import dev.confab.store.engine.StoreObserver;
import dev.confab.store.engine.StoreUnavailable;
import dev.confab.store.engine.Trouble;
import dev.confab.store.engine.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A database on a PostgreSQL server. Frequent kinds of works go through a few writers with a
/// connection each; all else uses the connections of a pool.
public final class PostgresDatabase implements Database {
  private static final int IDLE_MIN = 2;
  private static final Pattern FULL_STOP = Pattern.compile("\\.\\s*$");

  private final Dialect dialect;
  private final Attempts attempts;
  private final HikariDataSource pool;
  private final Sessions sessions;
  private final PostgresTransactor transactor;
  private final List<GroupCommitWriter> writers;

  private PostgresDatabase(PostgresServer server, Options options) {
    dialect = new PostgresDialect();
    attempts = new Attempts(dialect, options.observer());
    pool = pool(server, options);
    sessions = new Sessions.Pooled(pool, this::renewPool);
    var fates = new CommitFates(server, options.fateWaitMax());
    transactor = new PostgresTransactor(sessions, fates, attempts);
    writers =
        IntStream.range(0, options.writers())
            .mapToObj(number ->
                new GroupCommitWriter(
                    "postgres-writer-" + number,
                    new PostgresTransactor(new Sessions.Own(server), fates, attempts),
                    dialect,
                    options.observer()))
            .toList();
  }

  /// @param poolMax how many connections reads and ordinary works share
  /// @param poolWaitMax how long to wait for one of those
  /// @param writers how many connections frequent works are spread over
  /// @param fateWaitMax how long to ask what became of a commit whose answer was lost
  public record Options(
      int poolMax,
      Duration poolWaitMax,
      int writers,
      Duration fateWaitMax,
      StoreObserver observer) {}

  /// Connects, and brings the schema up to date.
  ///
  /// @param url `postgresql://user:password@host:port/name`, or the driver's own form
  /// @param password used when the address has none
  /// @param migrations see [Migrator]
  public static PostgresDatabase open(
      String url, @Nullable String password, List<String> migrations, Options options) {
    var server = new PostgresServer(PostgresUrl.parse(url, password));
    try (var connection = server.connect()) {
      server.requireVersion(connection);
      new Migrator(new PostgresDialect(), migrations).migrate(connection);
    } catch (SQLException e) {
      throw unavailable(server.url(), e);
    }
    return new PostgresDatabase(server, options);
  }

  private static StoreUnavailable unavailable(PostgresUrl url, SQLException thrown) {
    @Nullable String state = thrown.getSQLState();
    var problem =
        switch (state == null ? "" : state) {
          case "28P01", "28000" -> "refuses the user or password";
          case "3D000" -> "has no such database";
          case "08001", "08004", "08006" -> "cannot be reached: " + reason(thrown);
          default -> "cannot be used: " + thrown.getMessage();
        };
    return new StoreUnavailable("The PostgreSQL server at %s %s.".formatted(url, problem), thrown);
  }

  /// The driver wraps what happened in general advice, so the innermost exception says most.
  private static String reason(Throwable thrown) {
    var root = thrown;
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    var name = root.getClass().getSimpleName();
    @Nullable String message = root.getMessage();
    return message == null ? name : name + ": " + FULL_STOP.matcher(message).replaceFirst("");
  }

  private static HikariDataSource pool(PostgresServer server, Options options) {
    var config = new HikariConfig();
    config.setPoolName("postgres");
    config.setJdbcUrl(server.url().jdbc());
    config.setDataSourceProperties(server.properties());
    config.setConnectionInitSql(PostgresServer.SETTINGS);
    config.setMaximumPoolSize(options.poolMax());
    config.setMinimumIdle(Math.min(IDLE_MIN, options.poolMax()));
    config.setConnectionTimeout(options.poolWaitMax().toMillis());
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public <R> R read(Read<R> read) {
    return attempts.run(() -> once(read));
  }

  private <R> R once(Read<R> read) throws SQLException {
    var session = sessions.take();
    boolean isLost = false;
    try {
      return read.run(session);
    } catch (SQLException | RuntimeException thrown) {
      isLost = attempts.trouble(thrown) == Trouble.LOST;
      throw thrown;
    } finally {
      sessions.giveBack(session, isLost);
    }
  }

  /// Where one connection was lost, the idle ones are likely dead as well.
  private void renewPool() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  @Override
  public <R> R write(Work<R> work) {
    return transactor.transact(work::run);
  }

  @Override
  public <I, R> R write(BatchWork<I, R> kind, I input) {
    int hash = kind.shardKey(input).hashCode();
    return writers.get(Math.floorMod(hash, writers.size())).write(kind, input);
  }

  @Override
  public int queueDepth() {
    return writers.stream().mapToInt(GroupCommitWriter::queueDepth).sum();
  }

  @Override
  public void close() {
    writers.forEach(GroupCommitWriter::close);
    pool.close();
  }
}
