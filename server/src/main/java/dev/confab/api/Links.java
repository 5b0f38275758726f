package dev.confab.api;

import dev.confab.http.Call;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where links point: to the address by which the client reached us, or to the one that the
/// operator gave.
///
/// @param publicUrl scheme and authority without a slash at the end, or `null`
/// @param trustProxy whether `X-Forwarded-Proto` and `X-Forwarded-Host` are believed
public record Links(@Nullable String publicUrl, boolean trustProxy) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-_:\\[\\]]{1,255}");

  String base(Call call) {
    if (publicUrl != null) {
      return publicUrl;
    }
    return trustProxy ? forwarded(call) : call.origin();
  }

  private static String forwarded(Call call) {
    int split = call.origin().indexOf("://");
    var proto = first(call.header("X-Forwarded-Proto"));
    var host = first(call.header("X-Forwarded-Host"));
    var scheme =
        "http".equals(proto) || "https".equals(proto) ? proto : call.origin().substring(0, split);
    return scheme
        + "://"
        + (host != null && HOST.matcher(host).matches()
            ? host
            : call.origin().substring(split + 3));
  }

  /// A chain of proxies appends; the first value is what the client used.
  private static @Nullable String first(@Nullable String header) {
    if (header == null) {
      return null;
    }
    int comma = header.indexOf(',');
    return (comma < 0 ? header : header.substring(0, comma)).strip();
  }
}
