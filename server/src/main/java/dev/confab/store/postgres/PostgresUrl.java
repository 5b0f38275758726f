package dev.confab.store.postgres;

import dev.confab.store.engine.StoreUnavailable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a database is and who we are there.
///
/// @param jdbc the driver's form of the address, without user and password
/// @param shown the address for messages, without user and password too
record PostgresUrl(String jdbc, String shown, @Nullable String user, @Nullable String password) {
  /// User and password end at the last `@` before the path, because passwords may contain one.
  private static final Pattern FORM =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>[^:@/]*)(?::(?<password>[^/]*))?@)?(?<rest>[^@?]+(?:\\?.*)?)");

  private static final String JDBC = "jdbc:";

  /// @param url `postgresql://user:password@host:port/name?parameters`, or the driver's own form
  /// @param password used when the address has none
  static PostgresUrl parse(String url, @Nullable String password) {
    if (url.startsWith("jdbc:postgresql:")) {
      int end = url.indexOf('?');
      return new PostgresUrl(url, end < 0 ? url : url.substring(0, end), null, password);
    }
    var form = FORM.matcher(url);
    if (!form.matches()) {
      throw new StoreUnavailable(
          "The database address must look like postgresql://user:password@host:5432/name.");
    }
    var rest = "postgresql://" + form.group("rest");
    int end = rest.indexOf('?');
    @Nullable String given = decoded(form.group("password"));
    return new PostgresUrl(
        JDBC + rest,
        end < 0 ? rest : rest.substring(0, end),
        decoded(form.group("user")),
        given == null ? password : given);
  }

  Properties credentials() {
    var properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  /// A plus is a plus here, unlike in forms.
  private static @Nullable String decoded(@Nullable String text) {
    return text == null
        ? null
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// Keeps the password out of logs.
  @Override
  public String toString() {
    return shown;
  }
}
