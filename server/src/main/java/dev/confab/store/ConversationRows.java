package dev.confab.store;

import dev.confab.domain.AccountSid;
import dev.confab.domain.Conversation;
import dev.confab.domain.Conversation.Dates;
import dev.confab.domain.ConversationProfile;
import dev.confab.domain.ConversationSid;
import dev.confab.domain.ConversationState;
import dev.confab.domain.EmailBinding;
import dev.confab.domain.MessagingServiceSid;
import dev.confab.domain.Scope;
import dev.confab.domain.ServiceSid;
import dev.confab.domain.Timers;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// Conversations as rows of their table, read and written in one order of columns.
final class ConversationRows {
  /// Those that never change come last.
  static final String COLUMNS =
      """
      messaging_service_sid, friendly_name, unique_name, attributes, state, \
      inactive_after, closed_after, date_inactive, date_closed, email_address, email_name, \
      date_created, date_updated, last_activity, sid, account_sid, service_sid\
      """;

  static final String INSERT =
      "INSERT INTO conversation ("
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static final String UPDATE =
      """
      UPDATE conversation SET messaging_service_sid = ?, friendly_name = ?, unique_name = ?,
        attributes = ?, state = ?, inactive_after = ?, closed_after = ?, date_inactive = ?,
        date_closed = ?, email_address = ?, email_name = ?, date_created = ?, date_updated = ?,
        last_activity = ?
      WHERE sid = ?\
      """;

  private static final int SID = 15;

  private ConversationRows() {}

  /// Sets the parameters of [#INSERT].
  static void bindInsert(PreparedStatement insert, Conversation conversation) throws SQLException {
    bindUpdate(insert, conversation);
    insert.setString(SID + 1, conversation.scope().account().value());
    insert.setString(SID + 2, conversation.scope().service().value());
  }

  /// Sets the parameters of [#UPDATE].
  static void bindUpdate(PreparedStatement update, Conversation conversation) throws SQLException {
    var profile = conversation.profile();
    var service = profile.messagingService();
    var timers = conversation.timers();
    var dates = conversation.dates();
    update.setString(1, service == null ? null : service.value());
    update.setString(2, profile.friendlyName());
    update.setString(3, profile.uniqueName());
    update.setString(4, profile.attributes());
    update.setString(5, conversation.state().text());
    setNumber(update, 6, Micros.ofNullable(timers.inactiveAfter()));
    setNumber(update, 7, Micros.ofNullable(timers.closedAfter()));
    setNumber(update, 8, Micros.ofNullable(timers.dateInactive()));
    setNumber(update, 9, Micros.ofNullable(timers.dateClosed()));
    update.setString(10, profile.email().address());
    update.setString(11, profile.email().name());
    update.setLong(12, Micros.of(dates.created()));
    update.setLong(13, Micros.of(dates.updated()));
    update.setLong(14, Micros.of(dates.activity()));
    update.setString(SID, conversation.sid().value());
  }

  /// Reads a row that begins with [#COLUMNS].
  static Conversation read(ResultSet row) throws SQLException {
    return new Conversation(
        new ConversationSid(row.getString(SID)),
        new Scope(new AccountSid(row.getString(SID + 1)), new ServiceSid(row.getString(SID + 2))),
        profile(row),
        state(row.getString(5)),
        new Timers(
            Micros.duration(number(row, 6)),
            Micros.duration(number(row, 7)),
            Micros.instant(number(row, 8)),
            Micros.instant(number(row, 9))),
        new Dates(
            Micros.instant(row.getLong(12)),
            Micros.instant(row.getLong(13)),
            Micros.instant(row.getLong(14))));
  }

  private static ConversationProfile profile(ResultSet row) throws SQLException {
    @Nullable String service = row.getString(1);
    return new ConversationProfile(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        service == null ? null : new MessagingServiceSid(service),
        new EmailBinding(row.getString(10), row.getString(11)));
  }

  private static ConversationState state(String text) {
    return ConversationState.of(text)
        .orElseThrow(() -> new IllegalStateException("no state of a conversation: " + text));
  }

  private static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static void setNumber(PreparedStatement statement, int index, @Nullable Long value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, value);
    }
  }
}
