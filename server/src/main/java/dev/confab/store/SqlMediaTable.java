package dev.confab.store;

import dev.confab.domain.Media;
import dev.confab.domain.MediaTable;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.MediaSid;
import dev.confab.store.engine.Dialect;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Records of media files in a database.
record SqlMediaTable(Sql sql) implements MediaTable {
  private static final String FIND_ALL =
      MediaRows.SELECT
          + " AND sid IN ("
          + String.join(", ", Collections.nCopies(FIND_MAX, "?"))
          + ")";

  private static final String BEGIN =
      """
      INSERT INTO media (sid, account_sid, service_sid, state, category, content_type, size, author,
        date_created, date_updated, removal_due)
      VALUES (?, ?, ?, 'uploading', '', '', 0, '', ?, ?, ?)\
      """;

  private static final String COMPLETE =
      """
      UPDATE media SET state = 'ready', category = ?, filename = ?, content_type = ?, size = ?,
        author = ?, date_updated = ?, removal_due = ?
      WHERE sid = ? AND state = 'uploading'\
      """;

  private static final String DELETE =
      """
      UPDATE media SET state = 'deleted', removal_due = 0
      WHERE sid = ? AND service_sid = ? AND account_sid = ?
        AND state = 'ready' AND message_sid IS NULL\
      """;

  private static final String HAS_DUE =
      "SELECT 1 FROM media WHERE removal_due < ? ORDER BY removal_due LIMIT 1";

  private static final String HIDDEN =
      "SELECT sid FROM media WHERE removal_due = 0 ORDER BY sid LIMIT ?";

  private static final String FORGET = "DELETE FROM media WHERE sid = ? AND state <> 'ready'";

  @Override
  public Optional<Media> find(Scope scope, MediaSid sid) {
    return sql.call(session -> MediaRows.find(session, scope, sid));
  }

  @Override
  public List<Media> findAll(Scope scope, List<MediaSid> sids) {
    return sids.isEmpty()
        ? List.of()
        : sql.call(session -> {
          var find = session.prepare(FIND_ALL);
          find.setString(1, scope.service().value());
          find.setString(2, scope.account().value());
          for (int i = 0; i < FIND_MAX; i++) {
            // What is left over asks for the last one again, so that the statement is always the
            // same.
            find.setString(3 + i, sids.get(Math.min(i, sids.size() - 1)).value());
          }
          return MediaRows.read(find);
        });
  }

  @Override
  public void begin(MediaSid sid, Scope scope, Instant now, Instant removalDue) {
    sql.update(
        BEGIN,
        sid.value(),
        scope.account().value(),
        scope.service().value(),
        Micros.of(now),
        Micros.of(now),
        Micros.of(removalDue));
  }

  @Override
  public boolean complete(Media media, Instant removalDue) {
    var file = media.file();
    return sql.update(
            COMPLETE,
            media.category(),
            file.filename(),
            file.contentType(),
            file.size(),
            media.author(),
            Micros.of(media.dates().updated()),
            Micros.of(removalDue),
            media.sid().value())
        > 0;
  }

  @Override
  public Media attach(Scope scope, MediaSid sid, Media.Place place) {
    return sql.call(session -> MediaRows.attach(session, scope, sid, place));
  }

  @Override
  public boolean delete(Scope scope, MediaSid sid) {
    return sql.update(DELETE, sid.value(), scope.service().value(), scope.account().value()) > 0;
  }

  @Override
  public boolean hasDue(Instant now) {
    return sql.find(HAS_DUE, row -> row.getInt(1), Micros.of(now)).isPresent();
  }

  @Override
  public List<MediaSid> takeDue(Instant now, int max) {
    sql.update(hideDue(sql.dialect()), Micros.of(now), max);
    return sql.list(HIDDEN, row -> new MediaSid(row.getString(1)), max);
  }

  /// What somebody else has locked is left for later: he may just attach it, and others lock files
  /// in another order. The statement takes the time that is over, and how many files to hide.
  private static String hideDue(Dialect dialect) {
    return """
    WITH due AS (
      SELECT sid FROM media WHERE removal_due < ? ORDER BY removal_due, sid LIMIT ?%s)
    UPDATE media SET state = 'deleted', removal_due = 0 WHERE sid IN (SELECT sid FROM due)\
    """
        .formatted(dialect.freeRowLock());
  }

  @Override
  public void postpone(MediaSid sid, Instant removalDue) {
    sql.update(
        "UPDATE media SET removal_due = ? WHERE sid = ? AND state = 'deleted'",
        Micros.of(removalDue),
        sid.value());
  }

  @Override
  public void forget(List<MediaSid> sids) {
    sql.call(session -> {
      var forget = session.prepare(FORGET);
      for (var sid : sids) {
        forget.setString(1, sid.value());
        forget.addBatch();
      }
      return forget.executeBatch();
    });
  }
}
