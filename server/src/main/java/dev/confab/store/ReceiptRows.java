package dev.confab.store;

import dev.confab.domain.DeliveryStatus;
import dev.confab.domain.Receipt;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessageSid;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.domain.sid.ReceiptSid;
import dev.confab.store.engine.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Receipts as rows of their table.
final class ReceiptRows {
  static final String SELECT =
      """
      SELECT sid, conversation_sid, message_sid, participant_sid, channel_message_sid, status,
        error_code, date_created, date_updated
      FROM receipt WHERE message_sid = ?\
      """;

  private static final String INSERT =
      """
      INSERT INTO receipt (sid, conversation_sid, message_sid, participant_sid,
        channel_message_sid, status, error_code, date_created, date_updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String UPDATE =
      """
      UPDATE receipt SET channel_message_sid = ?, status = ?, error_code = ?, date_updated = ?
      WHERE sid = ?\
      """;

  private ReceiptRows() {}

  static void insert(Session session, List<Receipt> receipts) throws SQLException {
    var insert = session.prepare(INSERT);
    for (var receipt : receipts) {
      insert.setString(1, receipt.sid().value());
      insert.setString(2, receipt.conversation().value());
      insert.setString(3, receipt.message().value());
      insert.setString(4, receipt.participant().value());
      insert.setString(5, receipt.channelMessageSid());
      insert.setString(6, status(receipt.status()));
      insert.setInt(7, receipt.errorCode());
      insert.setLong(8, Micros.of(receipt.dates().created()));
      insert.setLong(9, Micros.of(receipt.dates().updated()));
      insert.addBatch();
    }
    insert.executeBatch();
  }

  static void update(Session session, Receipt receipt) throws SQLException {
    session.update(
        UPDATE,
        receipt.channelMessageSid(),
        status(receipt.status()),
        receipt.errorCode(),
        Micros.of(receipt.dates().updated()),
        receipt.sid().value());
  }

  /// Reads a row of [#SELECT].
  static Receipt read(ResultSet row, Scope scope) throws SQLException {
    return new Receipt(
        new ReceiptSid(row.getString(1)),
        scope,
        new ConversationSid(row.getString(2)),
        new MessageSid(row.getString(3)),
        new ParticipantSid(row.getString(4)),
        row.getString(5),
        Columns.parsed(row, 6, ReceiptRows::status),
        row.getInt(7),
        Columns.timestamps(row, 8, 9));
  }

  private static @Nullable String status(@Nullable DeliveryStatus status) {
    return status == null ? null : status.text();
  }

  private static DeliveryStatus status(String text) {
    return DeliveryStatus.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
