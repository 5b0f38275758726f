package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.EventLog;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Slice;
import dev.confab.domain.Webhook;
import dev.confab.domain.Webhook.Configuration;
import dev.confab.domain.Webhook.Configuration.OfStudio;
import dev.confab.domain.Webhook.Configuration.OfTrigger;
import dev.confab.domain.Webhook.Configuration.OfWebhook;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookTable;
import dev.confab.domain.sid.ConversationSid;
import dev.confab.domain.sid.FlowSid;
import dev.confab.domain.sid.WebhookSid;
import dev.confab.store.engine.Session.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Webhooks of conversations in a database.
record SqlWebhookTable(Sql sql) implements WebhookTable {
  private static final String SELECT =
      """
      SELECT sid, target, url, method, filters, triggers, flow_sid, replay_after,
        date_created, date_updated
      FROM conversation_webhook
      WHERE conversation_sid = ? AND last_event IS NULL AND date_ended IS NULL\
      """;

  private static final String INSERT =
      """
      INSERT INTO conversation_webhook (url, method, filters, triggers, flow_sid, date_updated,
        sid, conversation_sid, target, replay_after, date_created, first_event,
        replay_position)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String REPLACE =
      """
      UPDATE conversation_webhook SET url = ?, method = ?, filters = ?, triggers = ?, flow_sid = ?,
        date_updated = ?
      WHERE sid = ?\
      """;

  private static final String COUNT =
      """
      SELECT count(*) FROM conversation_webhook
      WHERE conversation_sid = ? AND last_event IS NULL AND date_ended IS NULL\
      """;

  /// The place of the last message that is not to be replayed.
  private static final String BEFORE_REPLAY =
      """
      SELECT event_position FROM message WHERE %s AND message_index <= ?
      ORDER BY message_index DESC LIMIT 1\
      """
          .formatted(MessageRows.OF_CONVERSATION);

  private static final String LISTENER =
      """
      SELECT sid, target, url, method, filters, triggers, flow_sid, replay_after,
        conversation_sid, first_event, last_event, replay_position
      FROM conversation_webhook WHERE date_ended IS NULL\
      """;

  static final String ANY =
      """
      SELECT sid FROM conversation_webhook WHERE date_ended IS NULL
      ORDER BY conversation_sid, sid LIMIT 1\
      """;

  private static final String REPLAYING =
      LISTENER + " AND replay_position IS NOT NULL AND sid > ? ORDER BY sid LIMIT 1";

  private static final String REPLAYED_TO =
      """
      SELECT replay_position FROM conversation_webhook WHERE replay_position IS NOT NULL
      ORDER BY replay_position LIMIT 1\
      """;

  private static final String CONFIGURATION =
      """
      SELECT sid, target, url, method, filters, triggers, flow_sid FROM conversation_webhook
      WHERE sid = ?\
      """;

  private static final String FORGET =
      """
      DELETE FROM conversation_webhook WHERE sid IN (
        SELECT sid FROM conversation_webhook
        WHERE date_ended IS NOT NULL AND date_ended < ? ORDER BY date_ended LIMIT ?)\
      """;

  /// The columns that a configuration fills, each used by some targets.
  private record Cells(
      @Nullable String url,
      @Nullable String method,
      @Nullable String filters,
      @Nullable String triggers,
      @Nullable String flow) {
    static Cells of(Configuration configuration) {
      return switch (configuration) {
        case OfWebhook(var url, var method, var filters) ->
            new Cells(url, method.name(), Columns.events(filters), null, null);
        case OfTrigger(var url, var method, var triggers) ->
            new Cells(url, method.name(), null, Columns.texts(triggers), null);
        case OfStudio(var flow) -> new Cells(null, null, null, null, flow.value());
      };
    }
  }

  @Override
  public Optional<Webhook> find(Conversation conversation, WebhookSid sid) {
    return sql.find(
        SELECT + " AND sid = ?", in(conversation), conversation.sid().value(), sid.value());
  }

  @Override
  public void insert(Webhook webhook, long firstEvent) {
    var cells = Cells.of(webhook.configuration());
    sql.update(
        INSERT,
        cells.url(),
        cells.method(),
        cells.filters(),
        cells.triggers(),
        cells.flow(),
        Micros.of(webhook.dates().updated()),
        webhook.sid().value(),
        webhook.conversation().value(),
        webhook.configuration().target().text(),
        webhook.replayAfter(),
        Micros.of(webhook.dates().created()),
        firstEvent,
        beforeReplay(webhook));
  }

  /// Behind what is not wanted, or not kept any more.
  private @Nullable Long beforeReplay(Webhook webhook) {
    var replayAfter = webhook.replayAfter();
    if (replayAfter == null) {
      return null;
    }
    long before =
        sql.find(BEFORE_REPLAY, row -> row.getLong(1), webhook.conversation().value(), replayAfter)
            .orElse(EventLog.START);
    return Math.max(before, RemovedEvents.last(sql, webhook.scope().service()).position());
  }

  @Override
  public void replace(Webhook webhook) {
    var cells = Cells.of(webhook.configuration());
    sql.update(
        REPLACE,
        cells.url(),
        cells.method(),
        cells.filters(),
        cells.triggers(),
        cells.flow(),
        Micros.of(webhook.dates().updated()),
        webhook.sid().value());
  }

  @Override
  public void delete(Webhook webhook, long lastEvent) {
    sql.update(
        "UPDATE conversation_webhook SET last_event = ? WHERE sid = ?",
        lastEvent,
        webhook.sid().value());
  }

  @Override
  public Slice<Webhook> list(Conversation conversation, PageRequest page) {
    return sql.bySid(
        SELECT,
        in(conversation),
        webhook -> webhook.sid().value(),
        page,
        conversation.sid().value());
  }

  @Override
  public int count(Conversation conversation) {
    return sql.find(COUNT, row -> row.getInt(1), conversation.sid().value()).orElseThrow();
  }

  @Override
  public List<Listener> listeners(Collection<ConversationSid> conversations) {
    if (conversations.isEmpty()) {
      return List.of();
    }
    var of =
        AnyOf.of("conversation_sid", conversations.stream().map(ConversationSid::value).toList());
    return sql.list(
        LISTENER + of.condition(), SqlWebhookTable::listener, of.parameters().toArray());
  }

  @Override
  public boolean hasListeners() {
    return sql.find(ANY, row -> row.getString(1)).isPresent();
  }

  @Override
  public Optional<Listener> replaying(String after) {
    return sql.find(REPLAYING, SqlWebhookTable::listener, after);
  }

  @Override
  public Optional<Long> replayedTo() {
    return sql.find(REPLAYED_TO, row -> row.getLong(1));
  }

  @Override
  public Optional<Configuration> configuration(WebhookKey webhook) {
    return sql.find(CONFIGURATION, SqlWebhookTable::configuration, webhook.sid());
  }

  @Override
  public void replay(WebhookSid webhook, @Nullable Long replayPosition) {
    sql.update(
        "UPDATE conversation_webhook SET replay_position = ? WHERE sid = ?",
        replayPosition,
        webhook.value());
  }

  @Override
  public void end(List<WebhookSid> webhooks, Instant now) {
    for (var webhook : webhooks) {
      sql.update(
          "UPDATE conversation_webhook SET date_ended = ?, replay_position = NULL WHERE sid = ?",
          Micros.of(now),
          webhook.value());
    }
  }

  @Override
  public int forget(Instant endedBefore, int max) {
    return sql.update(FORGET, Micros.of(endedBefore), max);
  }

  private static Listener listener(ResultSet row) throws SQLException {
    return new Listener(
        new WebhookSid(row.getString(1)),
        new ConversationSid(row.getString(9)),
        configuration(row),
        row.getLong(10),
        Columns.number(row, 11),
        Columns.number(row, 8),
        Columns.number(row, 12));
  }

  private static Row<Webhook> in(Conversation conversation) {
    return row ->
        new Webhook(
            new WebhookSid(row.getString(1)),
            conversation.scope(),
            conversation.sid(),
            configuration(row),
            Columns.number(row, 8),
            Columns.timestamps(row, 9, 10));
  }

  private static Configuration configuration(ResultSet row) throws SQLException {
    return switch (Columns.constant(Webhook.Target.class, row.getString(2))) {
      case WEBHOOK ->
          new OfWebhook(row.getString(3), method(row), Columns.events(row.getString(5)));
      case TRIGGER -> new OfTrigger(row.getString(3), method(row), Columns.texts(row.getString(6)));
      case STUDIO -> new OfStudio(new FlowSid(row.getString(7)));
    };
  }

  private static WebhookMethod method(ResultSet row) throws SQLException {
    return Columns.constant(WebhookMethod.class, row.getString(4));
  }
}
