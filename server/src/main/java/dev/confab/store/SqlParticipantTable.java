package dev.confab.store;

import dev.confab.domain.AddressPair;
import dev.confab.domain.Conversation;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Participant;
import dev.confab.domain.ParticipantRef;
import dev.confab.domain.ParticipantTable;
import dev.confab.domain.Scope;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.ConversationSid;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Participants in a database.
record SqlParticipantTable(Sql sql) implements ParticipantTable {
  private static final String SELECT =
      "SELECT " + ParticipantRows.COLUMNS + " FROM participant WHERE conversation_sid = ?";

  private static final String INSERT =
      "INSERT INTO participant ("
          + ParticipantRows.COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (conversation_sid, identity) WHERE identity IS NOT NULL DO NOTHING";

  private static final String REPLACE =
      """
      UPDATE participant SET identity = ?, binding_type = ?, address = ?, proxy_address = ?,
        projected_address = ?, role_sid = ?, attributes = ?, last_read_index = ?, last_read_at = ?,
        notification_level = ?, date_created = ?, date_updated = ?
      WHERE sid = ?\
      """;

  /// What closing a conversation gives back whose participants are reached by channels.
  private static final List<String> RELEASE_ADDRESSES =
      List.of(
          "DELETE FROM address_pair WHERE conversation_sid = ?",
          "DELETE FROM group_text WHERE conversation_sid = ?");

  private static final String COUNT = "SELECT count(*) FROM participant WHERE conversation_sid = ?";

  private static final String GROUP =
      SELECT + " AND binding_type = 'sms' AND proxy_address IS NULL ORDER BY sid";

  @Override
  public Optional<Participant> find(ConversationSid conversation, ParticipantRef ref) {
    return switch (ref) {
      case ParticipantRef.BySid(var sid) ->
          sql.find(
              SELECT + " AND sid = ?",
              SqlParticipantTable::read,
              conversation.value(),
              sid.value());
      case ParticipantRef.ByIdentity(var identity) ->
          sql.find(
              SELECT + " AND identity = ?",
              SqlParticipantTable::read,
              conversation.value(),
              identity);
    };
  }

  @Override
  public boolean insert(Participant one) {
    return sql.update(
            INSERT,
            one.sid().value(),
            one.scope().account().value(),
            one.scope().service().value(),
            one.conversation().value(),
            one.identity(),
            ParticipantRows.type(one.binding()),
            ParticipantRows.address(one.binding()),
            ParticipantRows.proxyAddress(one.binding()),
            ParticipantRows.projectedAddress(one.binding()),
            Columns.text(one.role()),
            one.attributes(),
            one.horizon().lastReadIndex(),
            Micros.ofNullable(one.horizon().lastReadAt()),
            one.notificationLevel().text(),
            Micros.of(one.dates().created()),
            Micros.of(one.dates().updated()))
        > 0;
  }

  @Override
  public void replace(Participant one) {
    sql.update(
        REPLACE,
        one.identity(),
        ParticipantRows.type(one.binding()),
        ParticipantRows.address(one.binding()),
        ParticipantRows.proxyAddress(one.binding()),
        ParticipantRows.projectedAddress(one.binding()),
        Columns.text(one.role()),
        one.attributes(),
        one.horizon().lastReadIndex(),
        Micros.ofNullable(one.horizon().lastReadAt()),
        one.notificationLevel().text(),
        Micros.of(one.dates().created()),
        Micros.of(one.dates().updated()),
        one.sid().value());
  }

  @Override
  public void delete(Participant participant) {
    sql.update("DELETE FROM participant WHERE sid = ?", participant.sid().value());
    new AddressPairs(sql).free(participant);
  }

  @Override
  public Optional<AddressPair> takePairs(List<Participant> participants) {
    return new AddressPairs(sql).take(participants);
  }

  @Override
  public Optional<AddressPair> movePair(Participant from, Participant to) {
    return new AddressPairs(sql).move(from, to);
  }

  @Override
  public Optional<ConversationSid> takeGroup(Conversation conversation, List<String> addresses) {
    return new GroupLists(sql).move(conversation, addresses);
  }

  @Override
  public void releasePairs(Collection<Conversation> closed) {
    var reached = closed.stream().filter(SqlParticipantTable::isReachedByChannels).toList();
    sql.call(session -> {
      for (var statement : RELEASE_ADDRESSES) {
        Batches.run(session, statement, reached, SqlParticipantTable::bindSid);
      }
      return closed;
    });
  }

  private static boolean isReachedByChannels(Conversation conversation) {
    return conversation.counters().channelParticipants() > 0;
  }

  private static void bindSid(PreparedStatement statement, Conversation conversation)
      throws SQLException {
    statement.setString(1, conversation.sid().value());
  }

  @Override
  public int count(ConversationSid conversation) {
    return sql.find(COUNT, row -> row.getInt(1), conversation.value()).orElseThrow();
  }

  @Override
  public boolean mayHaveMoreOpenConversations(Scope scope, String identity, int max) {
    return new OpenMemberships(sql).mayBeMoreThan(scope, identity, max);
  }

  @Override
  public List<ConversationSid> openConversations(Scope scope, String identity, int max) {
    return new OpenMemberships(sql).first(scope, identity, max);
  }

  @Override
  public int forgetClosedConversations(Scope scope, String identity) {
    return new OpenMemberships(sql).forgetClosed(scope, identity);
  }

  @Override
  public List<Participant> group(ConversationSid conversation) {
    return sql.list(GROUP, SqlParticipantTable::read, conversation.value());
  }

  @Override
  public Slice<Participant> list(ConversationSid conversation, PageRequest page) {
    return sql.bySid(
        SELECT, SqlParticipantTable::read, one -> one.sid().value(), page, conversation.value());
  }

  private static Participant read(ResultSet row) throws SQLException {
    return ParticipantRows.read(row, 1);
  }
}
