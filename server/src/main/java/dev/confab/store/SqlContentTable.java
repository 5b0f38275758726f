package dev.confab.store;

import dev.confab.domain.Content;
import dev.confab.domain.ContentTable;
import dev.confab.domain.ContentTemplate;
import dev.confab.domain.PageRequest;
import dev.confab.domain.Slice;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ContentSid;
import dev.confab.platform.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Content templates in a database.
record SqlContentTable(Sql sql) implements ContentTable {
  private static final String SELECT =
      """
      SELECT sid, account_sid, friendly_name, language, variables, types, body, date_created,
        date_updated
      FROM content WHERE account_sid = ?\
      """;

  private static final String INSERT =
      """
      INSERT INTO content (sid, account_sid, friendly_name, language, variables, types, body,
        date_created, date_updated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  @Override
  public Optional<Content> find(AccountSid account, ContentSid sid) {
    return sql.find(SELECT + " AND sid = ?", SqlContentTable::read, account.value(), sid.value());
  }

  @Override
  public void insert(Content content) {
    var template = content.template();
    sql.update(
        INSERT,
        content.sid().value(),
        content.account().value(),
        template.friendlyName(),
        template.language(),
        json(template.variables()),
        template.types(),
        template.text(),
        Micros.of(content.dates().created()),
        Micros.of(content.dates().updated()));
  }

  @Override
  public boolean delete(AccountSid account, ContentSid sid) {
    return sql.update(
            "DELETE FROM content WHERE account_sid = ? AND sid = ?", account.value(), sid.value())
        > 0;
  }

  @Override
  public Slice<Content> list(AccountSid account, PageRequest page) {
    return sql.bySid(
        SELECT, SqlContentTable::read, content -> content.sid().value(), page, account.value());
  }

  private static Content read(ResultSet row) throws SQLException {
    return new Content(
        new ContentSid(row.getString(1)),
        new AccountSid(row.getString(2)),
        new ContentTemplate(
            row.getString(3),
            row.getString(4),
            texts(row.getString(5)),
            row.getString(6),
            row.getString(7)),
        Columns.timestamps(row, 8, 9));
  }

  private static String json(Map<String, String> texts) {
    var json =
        Json.write(generator -> {
          generator.writeStartObject();
          texts.forEach(generator::writeStringProperty);
          generator.writeEndObject();
        });
    return new String(json, StandardCharsets.UTF_8);
  }

  private static Map<String, String> texts(String json) {
    var texts = new LinkedHashMap<String, String>();
    Json.members(json)
        .orElseThrow()
        .forEach((name, text) -> texts.put(name, Json.string(text).orElseThrow()));
    return texts;
  }
}
