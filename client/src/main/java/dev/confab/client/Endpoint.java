package dev.confab.client;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the server is.
final class Endpoint {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  private Endpoint() {}

  /// Twilio's host for a region and an edge; an edge alone means region `us1`.
  static URI ofTwilio(@Nullable String region, @Nullable String edge) {
    var host = new StringBuilder("https://conversations.");
    if (edge != null) {
      host.append(label("edge", edge)).append('.');
      host.append(region == null ? "us1" : label("region", region)).append('.');
    } else if (region != null) {
      host.append(label("region", region)).append('.');
    }
    return URI.create(host.append("twilio.com").toString());
  }

  /// A base URI without the slash at its end.
  static String checked(URI uri) {
    var scheme = uri.getScheme();
    boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException("The base URI needs http or https and a host");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      // Not quoted in the message: the user part may hold a password.
      throw new IllegalArgumentException("The base URI must have no user, query or fragment");
    }
    var text = uri.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /// One label of a host name and nothing else, so that no value can lead to another domain.
  private static String label(String what, String text) {
    if (!LABEL.matcher(text).matches()) {
      throw new IllegalArgumentException("The " + what + " must be one label of a host name");
    }
    return text;
  }
}
