package dev.confab.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the server is.
final class Endpoint {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  private Endpoint() {}

  /// Twilio's host of a product for a region and an edge; an edge alone means region `us1`.
  static URI ofTwilio(String product, @Nullable String region, @Nullable String edge) {
    var host = new StringBuilder("https://").append(product).append('.');
    if (edge != null) {
      host.append(label("edge", edge)).append('.');
      host.append(region == null ? "us1" : label("region", region)).append('.');
    } else if (region != null) {
      host.append(label("region", region)).append('.');
    }
    return URI.create(host.append("twilio.com").toString());
  }

  /// Twilio's host of media for a region; without one: `us1`.
  static URI ofTwilioMedia(@Nullable String region) {
    var label = region == null ? "us1" : label("region", region);
    return URI.create("https://mcs." + label + ".twilio.com");
  }

  /// A base URI without the slash at its end.
  static String checked(URI uri) {
    if (!isWeb(uri)) {
      throw new IllegalArgumentException("The base URI needs http or https and a host");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      // Not quoted in the message: the user part may hold a password.
      throw new IllegalArgumentException("The base URI must have no user, query or fragment");
    }
    var text = uri.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /// An address that an answer names. Not quoted in the message: its query may be secret.
  ///
  /// @throws IllegalArgumentException if it is none of the web
  static URI link(String text) {
    try {
      var uri = new URI(text);
      if (isWeb(uri)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // The same trouble for the caller, and the exception would quote the text.
    }
    throw new IllegalArgumentException("A link needs http or https and a host");
  }

  private static boolean isWeb(URI uri) {
    var scheme = uri.getScheme();
    boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    return web && uri.getHost() != null;
  }

  /// One label of a host name and nothing else, so that no value can lead to another domain.
  private static String label(String what, String text) {
    if (!LABEL.matcher(text).matches()) {
      throw new IllegalArgumentException("The " + what + " must be one label of a host name");
    }
    return text;
  }
}
