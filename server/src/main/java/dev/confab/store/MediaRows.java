package dev.confab.store;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Media;
import dev.confab.domain.MessageContent.Attachment;
import dev.confab.domain.MessageDraft;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MediaSid;
import dev.confab.domain.sid.MessageSid;
import dev.confab.store.engine.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Rows of media, for the table itself and for what changes messages.
final class MediaRows {
  /// What can be seen, by service and account. The media of a deleted conversation are not,
  /// although they lose their rows only with their messages.
  static final String SELECT =
      """
      SELECT sid, account_sid, service_sid, category, size, content_type, filename, author,
        conversation_sid, message_sid, date_created, date_updated
      FROM media WHERE service_sid = ? AND account_sid = ? AND state = 'ready'
        AND NOT EXISTS (SELECT 1 FROM deleted_conversation d WHERE d.sid = conversation_sid)\
      """;

  /// Hides what a deleted service has, some rows at a time: takes its sid and the number of rows.
  static final String DELETE_OF_SERVICE =
      """
      UPDATE media SET state = 'deleted', removal_due = 0 WHERE sid IN (
        SELECT sid FROM media WHERE service_sid = ? AND state <> 'deleted' LIMIT ?)\
      """;

  /// Hides what messages have that are going to be deleted, by their conversation and the first and
  /// the last index; the files are removed later.
  static final String DELETE_OF_MESSAGES =
      """
      UPDATE media SET state = 'deleted', removal_due = 0 WHERE message_sid IN (
        SELECT sid FROM message
        WHERE %s AND message_index >= ? AND message_index <= ?
          AND media IS NOT NULL)\
      """
          .formatted(MessageRows.OF_CONVERSATION);

  private static final String ATTACH =
      """
      UPDATE media SET conversation_sid = ?, message_sid = ?, removal_due = NULL
      WHERE sid = ? AND service_sid = ? AND account_sid = ?
        AND state = 'ready' AND message_sid IS NULL\
      """;

  private static final String WANTED =
      """
      sid = wanted.value ->> 0 AND account_sid = wanted.value ->> 1
        AND state = 'ready' AND message_sid IS NULL\
      """;

  /// A file that a message of an account shall have.
  private record Wish(String sid, String account) {}

  private MediaRows() {}

  static Optional<Media> find(Session session, Scope scope, MediaSid sid) throws SQLException {
    return session.find(
        SELECT + " AND sid = ?",
        MediaRows::media,
        scope.service().value(),
        scope.account().value(),
        sid.value());
  }

  /// All rows of a [#SELECT] that has its parameters.
  static List<Media> read(PreparedStatement select) throws SQLException {
    var found = new ArrayList<Media>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(media(rows));
      }
    }
    return found;
  }

  /// Locks the files that a transaction is going to attach, in one order: then two that want the
  /// same ones cannot wait for each other. Files that it cannot get it leaves alone.
  static void lockAll(Sql sql, List<MessageDraft> drafts) {
    var wishes = new TreeSet<>(Comparator.comparing(Wish::sid).thenComparing(Wish::account));
    for (var draft : drafts) {
      var media = draft.media();
      if (media != null) {
        wishes.add(new Wish(media.value(), draft.scope().account().value()));
      }
    }
    if (wishes.size() > 1) {
      var query = sql.dialect().lookUp("sid", "media", WANTED, sql.dialect().rowLock());
      sql.list(query, row -> row.getString(1), Wanted.of(wishes, Wish::sid, Wish::account));
    }
  }

  /// Gives a file to a message. The database decides, so of many messages one gets it.
  ///
  /// @throws Failure as [dev.confab.domain.MediaTable#attach]
  static Media attach(Session session, Scope scope, MediaSid sid, Media.Place place)
      throws SQLException {
    int changed =
        session.update(
            ATTACH,
            place.conversation().value(),
            place.message().value(),
            sid.value(),
            scope.service().value(),
            scope.account().value());
    var media =
        find(session, scope, sid)
            .orElseThrow(
                () -> new Failure(ErrorCode.MEDIA_NOT_FOUND, "Media " + sid + " was not found"));
    if (changed == 0) {
      throw new Failure(
          ErrorCode.MEDIA_ALREADY_ATTACHED, "Media " + sid + " belongs to another message");
    }
    return media;
  }

  private static Media media(ResultSet row) throws SQLException {
    var sid = new MediaSid(row.getString(1));
    return new Media(
        sid,
        Columns.scope(row, 2, 3),
        row.getString(4),
        new Attachment(sid, row.getLong(5), row.getString(6), row.getString(7)),
        row.getString(8),
        place(row),
        Columns.timestamps(row, 11, 12));
  }

  private static Media.@Nullable Place place(ResultSet row) throws SQLException {
    var conversation = Columns.parsed(row, 9, ConversationSid::new);
    var message = Columns.parsed(row, 10, MessageSid::new);
    return conversation == null || message == null ? null : new Media.Place(conversation, message);
  }
}
