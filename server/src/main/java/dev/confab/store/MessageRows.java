package dev.confab.store;

import dev.confab.domain.Delivery;
import dev.confab.domain.Message;
import dev.confab.domain.MessageContent;
import dev.confab.domain.MessageContent.Attachment;
import dev.confab.domain.Scope;
import dev.confab.domain.sid.ContentSid;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MediaSid;
import dev.confab.domain.sid.MessageSid;
import dev.confab.domain.sid.ParticipantSid;
import dev.confab.platform.Json;
import dev.confab.store.engine.Session;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Messages as rows of their table, read and written in one order of columns.
final class MessageRows {
  /// Those that never change come last.
  static final String COLUMNS =
      """
      message.author, message.body, message.attributes, message.subject, message.date_created, \
      message.date_updated, message.receipts, message.sent, message.delivered, message.read, \
      message.failed, message.undelivered, message.sid, message.conversation_sid, \
      message.message_index, message.participant_sid, message.media, message.content_sid, \
      message.content_variables\
      """;

  /// A condition for the messages of a conversation, which may be deleted already. It takes a sid.
  static final String OF_CONVERSATION =
      "message.conversation_number = (SELECT number FROM numbered_conversation WHERE sid = ?)";

  private static final String INSERT =
      """
      INSERT INTO message (author, body, attributes, subject, date_created, date_updated,
        receipts, sent, delivered, read, failed, undelivered, sid, conversation_sid,
        message_index, participant_sid, media, content_sid, content_variables, conversation_number,
        event_position)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String UPDATE =
      """
      UPDATE message SET author = ?, body = ?, attributes = ?, subject = ?, date_created = ?,
        date_updated = ?
      WHERE sid = ?\
      """;

  private static final String UPDATE_DELIVERY =
      """
      UPDATE message SET sent = ?, delivered = ?, read = ?, failed = ?, undelivered = ?
      WHERE sid = ?\
      """;

  private static final String SIZE = "size";
  private static final String CONTENT_TYPE = "content_type";
  private static final String FILENAME = "filename";

  private static final Delivery NOBODY = Delivery.pending(0);

  private MessageRows() {}

  /// @param conversations the numbers of the messages' conversations
  /// @param events the positions of the events that tell of the messages
  static void insert(
      Session session, List<Message> messages, List<Long> conversations, List<Long> events)
      throws SQLException {
    var insert = session.prepare(INSERT);
    for (int i = 0; i < messages.size(); i++) {
      bindInsert(insert, messages.get(i));
      insert.setLong(20, conversations.get(i));
      insert.setLong(21, events.get(i));
      insert.addBatch();
    }
    insert.executeBatch();
  }

  static void update(Session session, Message message) throws SQLException {
    var update = session.prepare(UPDATE);
    bindChangeable(update, message);
    update.setString(7, message.sid().value());
    update.executeUpdate();
  }

  static void updateDelivery(Session session, Message message) throws SQLException {
    var delivery = deliveryOf(message);
    session.update(
        UPDATE_DELIVERY,
        delivery.sent(),
        delivery.delivered(),
        delivery.read(),
        delivery.failed(),
        delivery.undelivered(),
        message.sid().value());
  }

  private static void bindInsert(PreparedStatement insert, Message message) throws SQLException {
    var content = message.content();
    var delivery = deliveryOf(message);
    bindChangeable(insert, message);
    insert.setInt(7, delivery.total());
    insert.setInt(8, delivery.sent());
    insert.setInt(9, delivery.delivered());
    insert.setInt(10, delivery.read());
    insert.setInt(11, delivery.failed());
    insert.setInt(12, delivery.undelivered());
    insert.setString(13, message.sid().value());
    insert.setString(14, message.conversation().value());
    insert.setLong(15, message.index());
    insert.setString(16, Columns.text(message.participant()));
    insert.setString(17, mediaText(content.media()));
    insert.setString(18, Columns.text(content.content()));
    insert.setString(19, content.contentVariables());
  }

  private static void bindChangeable(PreparedStatement statement, Message message)
      throws SQLException {
    var content = message.content();
    statement.setString(1, message.author());
    statement.setString(2, content.body());
    statement.setString(3, content.attributes());
    statement.setString(4, content.subject());
    statement.setLong(5, Micros.of(message.dates().created()));
    statement.setLong(6, Micros.of(message.dates().updated()));
  }

  /// Reads a row.
  ///
  /// @param first the place of the first of [#COLUMNS]
  static Message read(ResultSet row, int first, Scope scope) throws SQLException {
    return new Message(
        new MessageSid(row.getString(first + 12)),
        scope,
        new ConversationSid(row.getString(first + 13)),
        row.getLong(first + 14),
        row.getString(first),
        Columns.parsed(row, first + 15, ParticipantSid::new),
        new MessageContent(
            row.getString(first + 1),
            media(row.getString(first + 16)),
            row.getString(first + 2),
            row.getString(first + 3),
            Columns.parsed(row, first + 17, ContentSid::new),
            row.getString(first + 18)),
        delivery(row, first + 6),
        Columns.timestamps(row, first + 4, first + 5));
  }

  private static @Nullable Delivery delivery(ResultSet row, int first) throws SQLException {
    int total = row.getInt(first);
    return total == 0
        ? null
        : new Delivery(
            total,
            row.getInt(first + 1),
            row.getInt(first + 2),
            row.getInt(first + 3),
            row.getInt(first + 4),
            row.getInt(first + 5));
  }

  private static Delivery deliveryOf(Message message) {
    var delivery = message.delivery();
    return delivery == null ? NOBODY : delivery;
  }

  /// An object with a member for each file, named by its sid.
  private static @Nullable String mediaText(List<Attachment> media) {
    if (media.isEmpty()) {
      return null;
    }
    var text =
        Json.write(json -> {
          json.writeStartObject();
          for (var file : media) {
            json.writeObjectPropertyStart(file.sid().value());
            json.writeNumberProperty(SIZE, file.size());
            json.writeStringProperty(CONTENT_TYPE, file.contentType());
            json.writeStringProperty(FILENAME, file.filename());
            json.writeEndObject();
          }
          json.writeEndObject();
        });
    return new String(text, StandardCharsets.UTF_8);
  }

  private static List<Attachment> media(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    var files = new ArrayList<Attachment>();
    members(text).forEach((sid, file) -> files.add(attachment(sid, members(file))));
    return List.copyOf(files);
  }

  private static Attachment attachment(String sid, Map<String, String> file) {
    return new Attachment(
        new MediaSid(sid),
        Long.parseLong(file.getOrDefault(SIZE, "0")),
        Json.string(file.getOrDefault(CONTENT_TYPE, "")).orElseThrow(),
        Json.string(file.getOrDefault(FILENAME, "")).orElse(null));
  }

  private static Map<String, String> members(String json) {
    return Json.members(json).orElseThrow();
  }
}
