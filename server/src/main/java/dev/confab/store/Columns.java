package dev.confab.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.confab.domain.EventType;
import dev.confab.domain.Scope;
import dev.confab.domain.Timestamps;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.ServiceSid;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads and writes columns whose types are not those of JDBC.
final class Columns {
  private Columns() {}

  /// A list of columns, of a table that has a short name.
  static String of(String table, String columns) {
    return Arrays.stream(columns.split(", ")).map(one -> table + "." + one).collect(joining(", "));
  }

  static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Integer count(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  static void setNumber(PreparedStatement statement, int index, @Nullable Long value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, value);
    }
  }

  /// A value made of the text in a column, or `null` where there is none.
  static <T> @Nullable T parsed(ResultSet row, int column, Function<String, T> parse)
      throws SQLException {
    @Nullable String text = row.getString(column);
    return text == null ? null : parse.apply(text);
  }

  /// The text of a value that may be absent.
  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  static Timestamps timestamps(ResultSet row, int created, int updated) throws SQLException {
    return new Timestamps(
        Micros.instant(row.getLong(created)), Micros.instant(row.getLong(updated)));
  }

  static Scope scope(ResultSet row, int account, int service) throws SQLException {
    return new Scope(
        new AccountSid(row.getString(account)), new ServiceSid(row.getString(service)));
  }

  /// Words that have no spaces, in one column.
  static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  static String words(List<String> words) {
    return String.join(" ", words);
  }

  /// Any texts in one column, as words that have no spaces.
  static List<String> texts(String text) {
    return words(text).stream().map(word -> URLDecoder.decode(word, UTF_8)).toList();
  }

  static String texts(List<String> texts) {
    return words(texts.stream().map(text -> URLEncoder.encode(text, UTF_8)).toList());
  }

  /// Events by their names, of those that are known.
  static List<EventType> events(String text) {
    return words(text).stream().flatMap(name -> EventType.find(name).stream()).toList();
  }

  static @Nullable String events(@Nullable List<EventType> events) {
    return events == null ? null : words(events.stream().map(EventType::text).toList());
  }

  /// A constant by the text that it is kept as: its name in lower case.
  static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}
