package dev.confab.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a server asks of those who call it (RFC 9110, section 11).
///
/// @param scheme in lower case
/// @param params by their names in any case
record Challenge(String scheme, Map<String, String> params) {
  private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";
  private static final String QUOTED = "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";

  /// A parameter, quoted or not, or the name of a scheme.
  private static final Pattern PART =
      Pattern.compile(
          "\\G[\\s,]*+(?:(%1$s)\\s*+=\\s*+(?:%2$s|([^\\s,\"]*+))|(%1$s))".formatted(TOKEN, QUOTED));

  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  /// Better ones first.
  private static final List<String> DIGESTS = List.of("SHA-256", "MD5");

  /// Who answers.
  record User(String name, String password) {
    /// Neither may have control characters, which would end the header that they stand in.
    private boolean isPlain() {
      return (name + password).chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
      return "somebody";
    }
  }

  /// What the answer is for.
  ///
  /// @param target path and query
  /// @param nonce chosen by us, of hexadecimal digits
  record Asked(String method, String target, String nonce) {}

  /// Reads the header `WWW-Authenticate`. What cannot be read ends it.
  static List<Challenge> parse(String header) {
    var challenges = new ArrayList<Challenge>();
    var part = PART.matcher(header);
    while (part.find()) {
      var scheme = part.group(4);
      if (scheme != null) {
        challenges.add(
            new Challenge(
                scheme.toLowerCase(Locale.ROOT), new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
      } else if (!challenges.isEmpty()) {
        var quoted = part.group(2);
        challenges
            .getLast()
            .params
            .putIfAbsent(
                part.group(1),
                quoted == null ? part.group(3) : ESCAPED.matcher(quoted).replaceAll("$1"));
      }
    }
    return challenges;
  }

  /// The value of the header `Authorization` that answers the best challenge of those that we
  /// understand: Digest (RFC 7616) with SHA-256 or MD5, or Basic (RFC 7617). Empty when there is
  /// none, or the user cannot be written in it.
  static Optional<String> answer(String header, User user, Asked asked) {
    return parse(header).stream()
        .filter(challenge -> challenge.isUnderstood() && user.isPlain())
        .min(Comparator.comparingInt(Challenge::rank))
        .map(challenge ->
            challenge.scheme.equals("basic")
                ? basic(user)
                : "Digest " + challenge.digest(user, asked));
  }

  private boolean isUnderstood() {
    return switch (scheme) {
      case "basic" -> true;
      case "digest" ->
          DIGESTS.contains(algorithm())
              && params.containsKey("nonce")
              && (!params.containsKey("qop") || hasQop());
      default -> false;
    };
  }

  private int rank() {
    return scheme.equals("digest") ? DIGESTS.indexOf(algorithm()) : DIGESTS.size();
  }

  private String algorithm() {
    return params.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
  }

  private boolean hasQop() {
    var offered = params.getOrDefault("qop", "");
    return Arrays.stream(offered.split(",", -1)).anyMatch(qop -> qop.strip().equals("auth"));
  }

  private static String basic(User user) {
    var pair = user.name + ":" + user.password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private String digest(User user, Asked asked) {
    var realm = params.getOrDefault("realm", "");
    var nonce = params.getOrDefault("nonce", "");
    var secret = hash(user.name + ":" + realm + ":" + user.password);
    var what = hash(asked.method + ":" + asked.target);
    var count = "00000001";
    var middle = hasQop() ? nonce + ":" + count + ":" + asked.nonce + ":auth" : nonce;
    var response = hash(secret + ":" + middle + ":" + what);
    var answer = new StringBuilder(name(user.name));
    answer.append(quoted("realm", realm)).append(quoted("nonce", nonce));
    answer.append(quoted("uri", asked.target)).append(quoted("response", response));
    answer.append(", algorithm=").append(algorithm());
    var opaque = params.get("opaque");
    if (opaque != null) {
      answer.append(quoted("opaque", opaque));
    }
    if (hasQop()) {
      answer.append(", qop=auth, nc=").append(count).append(quoted("cnonce", asked.nonce));
    }
    return answer.toString();
  }

  /// Headers are ASCII; other names have a form of their own.
  private static String name(String user) {
    return US_ASCII.newEncoder().canEncode(user)
        ? quoted("username", user).substring(2)
        : "username*=UTF-8''" + URLEncoder.encode(user, UTF_8).replace("+", "%20");
  }

  private static String quoted(String name, String value) {
    return ", " + name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String hash(String text) {
    try {
      var digest = MessageDigest.getInstance(algorithm());
      return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm(), e);
    }
  }
}
