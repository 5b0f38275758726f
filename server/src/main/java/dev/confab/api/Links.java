package dev.confab.api;

import dev.confab.http.Call;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where links point: to the address by which the client reached us, or to the one that the
/// operator gave.
///
/// @param publicUrl scheme and authority without a slash at the end, or `null`
/// @param trustProxy whether `X-Forwarded-Proto`, `-Host` and `-Port` are believed
public record Links(@Nullable String publicUrl, boolean trustProxy) {
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-_:\\[\\]]{1,255}");

  String base(Call call) {
    if (publicUrl != null) {
      return publicUrl;
    }
    return trustProxy ? forwarded(call) : call.origin();
  }

  private static String forwarded(Call call) {
    int split = call.origin().indexOf("://");
    var host = first(call.header("X-Forwarded-Host"));
    var scheme =
        switch (first(call.header("X-Forwarded-Proto"))) {
          case "http" -> "http";
          case "https" -> "https";
          case null, default -> call.origin().substring(0, split);
        };
    if (host == null || !HOST.matcher(host).matches()) {
      return scheme + "://" + call.origin().substring(split + 3);
    }
    var port = first(call.header("X-Forwarded-Port"));
    return scheme + "://" + host + (hasPort(host) ? "" : port(scheme, port));
  }

  private static boolean hasPort(String host) {
    return host.lastIndexOf(':') > host.lastIndexOf(']');
  }

  /// What follows the host: nothing for the scheme's own port.
  private static String port(String scheme, @Nullable String port) {
    boolean isUsual =
        port == null
            || !PORT.matcher(port).matches()
            || port.equals(scheme.equals("https") ? "443" : "80");
    return isUsual ? "" : ":" + port;
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
