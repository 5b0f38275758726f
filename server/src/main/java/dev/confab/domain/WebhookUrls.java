package dev.confab.domain;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which addresses webhooks may call. Only the text is judged: what a name leads to is known when
/// it is called, and must be looked at then.
///
/// @param isPrivateAllowed whether addresses of private networks and of this machine are allowed
public record WebhookUrls(boolean isPrivateAllowed) {
  /// In characters.
  @Assumed("longer than what is published for webhooks of conversations, short enough for headers")
  static final int LENGTH_MAX = 2_048;

  /// An absolute URL by RFC 3986, without percent signs in the host: user, host, port and the rest.
  /// Whatever follows `#` are options of the connection.
  private static final Pattern URL =
      Pattern.compile(
          "(?i:https?)://(?:[\\w.~!$&'()*+,;=:%-]*@)?(\\[[0-9a-fA-F:.]+]|[\\w.-]+)"
              + "(?::([0-9]{1,5}))?"
              + "(?:/[\\w.~!$&'()*+,;=:@%/-]*)?"
              + "(?:\\?[\\w.~!$&'()*+,;=:@%/?\\[\\]-]*)?"
              + "(?:#[\\w.~!$&'()*+,;=:@%/?-]*)?");

  private static final Pattern USER = Pattern.compile("^(\\w+://)[^/?#@]*@");

  private static final Pattern BAD_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

  /// A name whose last part is a number: some programs would take it for an address.
  private static final Pattern NUMERIC =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)", Pattern.CASE_INSENSITIVE);

  /// Names that are never those of public servers, and the ends of such names.
  private static final List<String> PRIVATE_NAMES =
      List.of("localhost", "local", "internal", "home.arpa");

  private static final int PORT_MAX = 65_535;

  /// @param name of the parameter, for the error's message
  /// @param invalid the error of a URL that is malformed or must not be called
  /// @return the URL, unchanged
  public String require(String name, String url, ErrorCode invalid) {
    var parts = URL.matcher(url);
    boolean isUrl =
        url.length() <= LENGTH_MAX
            && parts.matches()
            && !BAD_PERCENT.matcher(url).find()
            && hasPort(parts);
    var host = isUrl ? host(parts.group(1)) : "";
    if (host.isEmpty()) {
      throw new Failure(
          invalid,
          name + " must be an absolute http or https URL of at most " + LENGTH_MAX + " characters");
    }
    if (!isPrivateAllowed && isPrivate(host)) {
      throw new Failure(
          invalid,
          name
              + " must not lead into a private network; the server's option --allow-private-hooks"
              + " permits it");
    }
    return url;
  }

  /// For whoever may know what is called, but not with which password.
  ///
  /// @param url one that was [required][#require]
  public static String withoutUser(String url) {
    return USER.matcher(url).replaceFirst("$1");
  }

  private static boolean hasPort(Matcher parts) {
    var port = parts.group(2);
    int number = port == null ? 1 : Integer.parseInt(port);
    return number >= 1 && number <= PORT_MAX;
  }

  /// A name in lower case, or an address without brackets; empty when it is neither.
  private static String host(String text) {
    var host = text.toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) {
      var inside = host.substring(1, host.length() - 1);
      boolean isAddress = inside.contains(":") && NetworkAddress.parse(inside).isPresent();
      return isAddress ? inside : "";
    }
    if (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    boolean isMalformed = host.isEmpty() || host.startsWith(".") || host.contains("..");
    boolean isOddAddress = NUMERIC.matcher(host).matches() && NetworkAddress.parse(host).isEmpty();
    return isMalformed || host.endsWith(".") || isOddAddress ? "" : host;
  }

  /// A name without a dot is one of the network that the server is in.
  private static boolean isPrivate(String host) {
    return NetworkAddress.parse(host)
        .map(address -> !address.isPublic())
        .orElseGet(() ->
            host.indexOf('.') < 0
                || PRIVATE_NAMES.stream().anyMatch(name -> host.endsWith("." + name)));
  }
}
