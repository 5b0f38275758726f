package dev.confab.store;

import dev.confab.domain.Conversation;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Slice;
import dev.confab.domain.Webhook;
import dev.confab.domain.Webhook.Configuration;
import dev.confab.domain.Webhook.Configuration.OfStudio;
import dev.confab.domain.Webhook.Configuration.OfTrigger;
import dev.confab.domain.Webhook.Configuration.OfWebhook;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookTable;
import dev.confab.domain.sid.FlowSid;
import dev.confab.domain.sid.WebhookSid;
import dev.confab.store.engine.Session.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Webhooks of conversations in a database.
record SqlWebhookTable(Sql sql) implements WebhookTable {
  private static final String SELECT =
      """
      SELECT sid, target, url, method, filters, triggers, flow_sid, replay_after,
        date_created, date_updated
      FROM conversation_webhook WHERE conversation_sid = ?\
      """;

  private static final String INSERT =
      """
      INSERT INTO conversation_webhook (url, method, filters, triggers, flow_sid, date_updated,
        sid, conversation_sid, target, replay_after, date_created)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String REPLACE =
      """
      UPDATE conversation_webhook SET url = ?, method = ?, filters = ?, triggers = ?, flow_sid = ?,
        date_updated = ?
      WHERE sid = ?\
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
            new Cells(url, method.text(), Columns.events(filters), null, null);
        case OfTrigger(var url, var method, var triggers) ->
            new Cells(url, method.text(), null, Columns.texts(triggers), null);
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
  public void insert(Webhook webhook) {
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
        Micros.of(webhook.dates().created()));
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
  public void delete(Webhook webhook) {
    sql.update("DELETE FROM conversation_webhook WHERE sid = ?", webhook.sid().value());
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
    return sql.find(
            "SELECT count(*) FROM conversation_webhook WHERE conversation_sid = ?",
            row -> row.getInt(1),
            conversation.sid().value())
        .orElseThrow();
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
