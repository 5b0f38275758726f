package dev.confab.platform;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A URL of http or https, taken apart and otherwise left as it was written: what is called is then
/// exactly what was configured.
///
/// @param user what stands before `@`, percent-encoded; `null` without
/// @param authority host and port, as they were written
/// @param target path and query; `/` stands for a missing path
/// @param fragment what follows `#`, which nobody is sent; empty without
public record HttpUrl(
    boolean isSecure, @Nullable String user, String authority, String target, String fragment) {
  private static final Pattern URL =
      Pattern.compile(
          "(?i:http(s?))://(?:([^/?#@]*)@)?((?:\\[[0-9a-fA-F:.]+]|[^/?#@:\\[\\]]+)(?::[0-9]{1,5})?)"
              + "([/?][^#]*)?(?:#(.*))?");

  /// @throws IllegalArgumentException when the text is no such URL
  public static HttpUrl of(String text) {
    var parts = URL.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a URL of http or https");
    }
    return new HttpUrl(
        !parts.group(1).isEmpty(),
        parts.group(2),
        parts.group(3),
        target(parts.group(4)),
        parts.group(5) == null ? "" : parts.group(5));
  }

  private static String target(@Nullable String pathAndQuery) {
    if (pathAndQuery == null) {
      return "/";
    }
    return pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery;
  }

  /// A name or an address in lower case, without brackets and without the dot of the root.
  public String host() {
    var host = authority.substring(0, hostEnd());
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    return host.toLowerCase(Locale.ROOT);
  }

  public int port() {
    int end = hostEnd();
    if (end < authority.length()) {
      return Integer.parseInt(authority, end + 1, authority.length(), 10);
    }
    return isSecure ? 443 : 80;
  }

  /// Where the colon before the port is, or would be. Those of an address stand in brackets.
  private int hostEnd() {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? colon : authority.length();
  }

  /// The same with more parameters at the end of the query.
  ///
  /// @param parameters encoded, such as `a=1&b=2`
  public HttpUrl withQuery(String parameters) {
    if (parameters.isEmpty()) {
      return this;
    }
    int query = target.indexOf('?');
    boolean isFirst = query == target.length() - 1 || target.endsWith("&");
    var more = (query < 0 ? "?" : isFirst ? "" : "&") + parameters;
    return new HttpUrl(isSecure, user, authority, target + more, fragment);
  }

  /// What is called: without the user and the fragment.
  public String called() {
    return (isSecure ? "https://" : "http://") + authority + target;
  }

  /// As [#called], so that passwords get into no log.
  @Override
  public String toString() {
    return called();
  }
}
