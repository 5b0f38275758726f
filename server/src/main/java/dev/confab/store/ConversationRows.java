package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.Conversation.Counters;
import dev.confab.domain.Conversation.Dates;
import dev.confab.domain.ConversationProfile;
import dev.confab.domain.ConversationState;
import dev.confab.domain.EmailBinding;
import dev.confab.domain.Timers;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.MessagingServiceSid;
import dev.confab.store.engine.Dialect;
import dev.confab.store.engine.NumberUpdate;
import dev.confab.store.engine.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Conversations as rows of their table, read and written in one order of columns.
final class ConversationRows {
  private static final String CHANGING =
      """
      messaging_service_sid, friendly_name, unique_name, attributes, state, \
      inactive_after, closed_after, date_inactive, date_closed, email_address, email_name, \
      date_created, date_updated, last_activity, next_message, next_event, channel_participants\
      """;

  private static final String LASTING = "sid, account_sid, service_sid, created_by";

  /// What [#read] reads.
  static final String COLUMNS = CHANGING + ", " + LASTING;

  private static final String INSERT =
      "INSERT INTO conversation ("
          + String.join(", ", CHANGING, "next_look", LASTING)
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String UPDATE =
      """
      UPDATE conversation SET messaging_service_sid = ?, friendly_name = ?, unique_name = ?,
        attributes = ?, state = ?, inactive_after = ?, closed_after = ?, date_inactive = ?,
        date_closed = ?, email_address = ?, email_name = ?, date_created = ?, date_updated = ?,
        last_activity = ?, next_message = ?, next_event = ?, channel_participants = ?,
        next_look = ?
      WHERE sid = ?\
      """;

  private static final String CREATION = "number, sid, service_sid, state, date_created";

  private static final String UPDATE_CREATION =
      """
      UPDATE conversation_creation SET state = ?, date_created = ?
      WHERE number = (SELECT number FROM conversation WHERE sid = ?)\
      """;

  /// What every message changes. SQLite writes all indexes that a named column is in, even when its
  /// value stays. So timers are restarted, but not looked at later: whoever looks will see.
  private static final List<String> ACTIVITY =
      List.of("date_inactive", "date_closed", "last_activity", "next_message", "next_event");

  private static final String UPDATE_STATE =
      "UPDATE conversation SET state = ?, date_updated = ?, next_look = ? WHERE sid = ?";

  private static final String UPDATE_TIMERS =
      """
      UPDATE conversation SET state = ?, inactive_after = ?, closed_after = ?, date_inactive = ?,
        date_closed = ?, date_updated = ?, next_event = ?, next_look = ?
      WHERE sid = ?\
      """;

  private static final String REARM = "UPDATE conversation SET next_look = ? WHERE sid = ?";

  /// How many columns [#read] reads.
  static final int COUNT = 21;

  /// The first of those that last, where they are read.
  private static final int SID = 18;

  private static final int WRITTEN_LOOK = 18;
  private static final int WRITTEN_SID = 19;

  private ConversationRows() {}

  /// What adds conversations to a database.
  ///
  /// @param creations gives them their places in lists by creation; its parameter is made by
  ///   [Wanted]
  record Insertion(String creations) {
    static Insertion of(Dialect dialect) {
      var inserted = dialect.lookUp(CREATION, "conversation", "sid = wanted.value ->> 0", "");
      return new Insertion("INSERT INTO conversation_creation (" + CREATION + ") " + inserted);
    }

    void run(Session session, Collection<Conversation> conversations) throws SQLException {
      Batches.run(session, INSERT, conversations, ConversationRows::bindInsert);
      session.update(creations, Wanted.of(conversations, one -> one.sid().value()));
    }
  }

  static void update(Session session, Conversation from, Conversation to) throws SQLException {
    Batches.run(session, UPDATE, List.of(to), ConversationRows::bindUpdate);
    if (from.state() != to.state() || !from.dates().created().equals(to.dates().created())) {
      updateCreation(session, List.of(to));
    }
  }

  private static void updateCreation(Session session, Collection<Conversation> conversations)
      throws SQLException {
    Batches.run(session, UPDATE_CREATION, conversations, ConversationRows::bindUpdateCreation);
  }

  private static void bindInsert(PreparedStatement insert, Conversation conversation)
      throws SQLException {
    bindUpdate(insert, conversation);
    insert.setString(WRITTEN_SID + 1, conversation.scope().account().value());
    insert.setString(WRITTEN_SID + 2, conversation.scope().service().value());
    insert.setString(WRITTEN_SID + 3, conversation.createdBy());
  }

  private static void bindUpdateCreation(PreparedStatement update, Conversation conversation)
      throws SQLException {
    update.setString(1, conversation.state().text());
    update.setLong(2, Micros.of(conversation.dates().created()));
    update.setString(3, conversation.sid().value());
  }

  private static void bindUpdate(PreparedStatement update, Conversation conversation)
      throws SQLException {
    var profile = conversation.profile();
    var service = profile.messagingService();
    var timers = conversation.timers();
    var dates = conversation.dates();
    update.setString(1, service == null ? null : service.value());
    update.setString(2, profile.friendlyName());
    update.setString(3, profile.uniqueName());
    update.setString(4, profile.attributes());
    update.setString(5, conversation.state().text());
    Columns.setNumber(update, 6, Micros.ofNullable(timers.inactiveAfter()));
    Columns.setNumber(update, 7, Micros.ofNullable(timers.closedAfter()));
    Columns.setNumber(update, 8, Micros.ofNullable(timers.dateInactive()));
    Columns.setNumber(update, 9, Micros.ofNullable(timers.dateClosed()));
    update.setString(10, profile.email().address());
    update.setString(11, profile.email().name());
    update.setLong(12, Micros.of(dates.created()));
    update.setLong(13, Micros.of(dates.updated()));
    update.setLong(14, Micros.of(dates.activity()));
    update.setLong(15, conversation.counters().nextMessage());
    update.setLong(16, conversation.counters().nextEvent());
    update.setInt(17, conversation.counters().channelParticipants());
    setLook(update, WRITTEN_LOOK, conversation);
    update.setString(WRITTEN_SID, conversation.sid().value());
  }

  /// What writes what messages have changed, but for the states.
  static NumberUpdate activity(Dialect dialect) {
    return dialect.numberUpdate("conversation", ACTIVITY);
  }

  /// What a message has changed, for [#activity].
  static NumberUpdate.Row activity(Conversation conversation) {
    var timers = conversation.timers();
    var counters = conversation.counters();
    return new NumberUpdate.Row(
        conversation.sid().value(),
        Arrays.asList(
            Micros.ofNullable(timers.dateInactive()),
            Micros.ofNullable(timers.dateClosed()),
            Micros.of(conversation.dates().activity()),
            counters.nextMessage(),
            counters.nextEvent()));
  }

  /// Writes the states that messages have changed, and what changes with them.
  static void updateState(Session session, Collection<Conversation> conversations)
      throws SQLException {
    Batches.run(session, UPDATE_STATE, conversations, ConversationRows::bindState);
    updateCreation(session, conversations);
  }

  /// Writes what timers change.
  static void updateTimers(Session session, Collection<Conversation> conversations)
      throws SQLException {
    Batches.run(session, UPDATE_TIMERS, conversations, ConversationRows::bindTimers);
    updateCreation(session, conversations);
  }

  /// Writes when to look at the timers.
  static void rearm(Session session, Collection<Conversation> conversations) throws SQLException {
    Batches.run(session, REARM, conversations, ConversationRows::bindRearm);
  }

  private static void bindState(PreparedStatement update, Conversation conversation)
      throws SQLException {
    update.setString(1, conversation.state().text());
    update.setLong(2, Micros.of(conversation.dates().updated()));
    setLook(update, 3, conversation);
    update.setString(4, conversation.sid().value());
  }

  private static void bindTimers(PreparedStatement update, Conversation conversation)
      throws SQLException {
    var timers = conversation.timers();
    update.setString(1, conversation.state().text());
    Columns.setNumber(update, 2, Micros.ofNullable(timers.inactiveAfter()));
    Columns.setNumber(update, 3, Micros.ofNullable(timers.closedAfter()));
    Columns.setNumber(update, 4, Micros.ofNullable(timers.dateInactive()));
    Columns.setNumber(update, 5, Micros.ofNullable(timers.dateClosed()));
    update.setLong(6, Micros.of(conversation.dates().updated()));
    update.setLong(7, conversation.counters().nextEvent());
    setLook(update, 8, conversation);
    update.setString(9, conversation.sid().value());
  }

  private static void bindRearm(PreparedStatement update, Conversation conversation)
      throws SQLException {
    setLook(update, 1, conversation);
    update.setString(2, conversation.sid().value());
  }

  private static void setLook(PreparedStatement update, int index, Conversation conversation)
      throws SQLException {
    Columns.setNumber(update, index, Micros.ofNullable(conversation.timerDue()));
  }

  /// Reads a row that begins with [#COLUMNS].
  static Conversation read(ResultSet row) throws SQLException {
    return new Conversation(
        new ConversationSid(row.getString(SID)),
        Columns.scope(row, SID + 1, SID + 2),
        profile(row),
        state(row.getString(5)),
        new Timers(
            Micros.duration(Columns.number(row, 6)),
            Micros.duration(Columns.number(row, 7)),
            Micros.instant(Columns.number(row, 8)),
            Micros.instant(Columns.number(row, 9))),
        new Dates(
            Micros.instant(row.getLong(12)),
            Micros.instant(row.getLong(13)),
            Micros.instant(row.getLong(14))),
        row.getString(SID + 3),
        new Counters(row.getLong(15), row.getLong(16), row.getInt(17)));
  }

  private static ConversationProfile profile(ResultSet row) throws SQLException {
    return new ConversationProfile(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Columns.parsed(row, 1, MessagingServiceSid::new),
        new EmailBinding(row.getString(10), row.getString(11)));
  }

  private static ConversationState state(String text) {
    return ConversationState.of(text)
        .orElseThrow(() -> new IllegalStateException("no state of a conversation: " + text));
  }
}
