package dev.confab.store.postgres;

import dev.confab.store.engine.StoreUnavailable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a database is and who we are there.
///
/// @param jdbc the driver's form of the address, without anything that may be secret: the driver
///   and the JDK print it
/// @param parameters the others of the address, decoded
record PostgresUrl(
    String jdbc, @Nullable String user, @Nullable String password, Map<String, String> parameters) {
  private static final String JDBC = "jdbc:";

  private static final String HOST = "(?:\\[[^\\[\\]@/?]*]|[^:@/?,]*)(?::\\d{1,5})?";

  /// User and password end at the last `@` before the path, because passwords may contain one. The
  /// rest is strict, so that no part of a password with odd characters is taken for a host.
  private static final Pattern FORM =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>[^:@/]*)(?::(?<password>[^/]*))?@)?"
              + "(?<place>HOST(?:,HOST)*(?:/[^@/?]*)?)(?:\\?(?<query>.*))?".replace("HOST", HOST));

  private static final Pattern JDBC_FORM =
      Pattern.compile(
          "postgresql:(?<place>//HOST(?:,HOST)*(?:/[^@/?]*)?|/?[^@/?]*)(?:\\?(?<query>.*))?"
              .replace("HOST", HOST));

  private static final Pattern PARAMETER = Pattern.compile("(?<name>\\w+)=(?<value>.*)");

  /// @param url `postgresql://user:password@host:port/name?parameters`, or the driver's own form
  /// @param password used when the address has none
  static PostgresUrl parse(String url, @Nullable String password) {
    var parsed = url.startsWith(JDBC) ? driverForm(url) : uriForm(url);
    if (!isDriverFound(parsed.jdbc)) {
      throw malformed();
    }
    return parsed.password == null
        ? new PostgresUrl(parsed.jdbc, parsed.user, password, parsed.parameters)
        : parsed;
  }

  private static boolean isDriverFound(String jdbc) {
    try {
      DriverManager.getDriver(jdbc);
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  private static PostgresUrl uriForm(String url) {
    var form = FORM.matcher(url);
    if (!form.matches()) {
      throw malformed();
    }
    var parameters = parameters(form.group("query"));
    @Nullable String user = plusKept(form.group("user"));
    @Nullable String password = plusKept(form.group("password"));
    return of("//" + form.group("place"), user, password, parameters);
  }

  private static PostgresUrl driverForm(String url) {
    var form = JDBC_FORM.matcher(url.substring(JDBC.length()));
    if (!form.matches()) {
      throw malformed();
    }
    return of(form.group("place"), null, null, parameters(form.group("query")));
  }

  /// As the driver has it, a parameter wins over what stands before the host.
  private static PostgresUrl of(
      String place,
      @Nullable String user,
      @Nullable String password,
      Map<String, String> parameters) {
    var others = new HashMap<>(parameters);
    @Nullable String givenUser = others.remove("user");
    @Nullable String givenPassword = others.remove("password");
    return new PostgresUrl(
        JDBC + "postgresql:" + place,
        givenUser == null ? user : givenUser,
        givenPassword == null ? password : givenPassword,
        Map.copyOf(others));
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    for (var text : query == null ? new String[0] : query.split("&", -1)) {
      var parameter = PARAMETER.matcher(text);
      if (parameter.matches()) {
        parameters.put(parameter.group("name"), decoded(parameter.group("value")));
      } else if (!text.isEmpty()) {
        throw malformed();
      }
    }
    return parameters;
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
  private static @Nullable String plusKept(@Nullable String text) {
    return text == null ? null : decoded(text.replace("+", "%2B"));
  }

  /// The decoder's exception quotes what it cannot decode, so it must not become a cause.
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new StoreUnavailable(
          "The database address must be percent-encoded: a % in a password is written %25.");
    }
  }

  /// Quotes nothing: what is malformed may have a password anywhere.
  private static StoreUnavailable malformed() {
    return new StoreUnavailable(
        "The database address must look like postgresql://user:password@host:5432/name.");
  }

  /// Keeps the password out of logs.
  @Override
  public String toString() {
    return jdbc.substring(JDBC.length());
  }
}
