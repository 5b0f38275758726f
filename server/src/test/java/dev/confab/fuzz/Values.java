package dev.confab.fuzz;

import dev.confab.fuzz.Operation.Field;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes values of parameters: plausible ones, and all kinds of wrong ones.
final class Values {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "null",
          "0",
          "[]",
          "\0",
          "a\0b",
          "\u0001\u001f\u007f",
          "\r\nSet-Cookie: a=b",
          "\uFEFFbom",
          "\u202Eright to left",
          "e\u0301",
          "\uD83D\uDC69\u200D\uD83D\uDCBB",
          "'; DROP TABLE conversation; --",
          "%",
          "%00",
          "\\",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "${jndi:ldap://x}",
          "CH" + "0".repeat(32));

  private static final List<String> NUMBERS =
      List.of(
          "",
          "-1",
          "0",
          "1",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1.5",
          "1e3",
          "+1",
          " 1 ",
          "01",
          "0x10",
          "\u0663",
          "NaN",
          "Infinity",
          "one");

  private static final List<String> DATES =
      List.of(
          "2026-01-31T10:00:00Z",
          "2026-01-31T10:00:00.123456Z",
          "2026-01-31T10:00:00+05:45",
          "2026-01-31",
          "1970-01-01T00:00:00Z",
          "1969-12-31T23:59:59Z",
          "2015-12-16T22:18:37Z");

  private static final List<String> WRONG_DATES =
      List.of(
          "",
          "2026-02-30T00:00:00Z",
          "2026-13-01",
          "0000-01-01T00:00:00Z",
          "-9999-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "+1000000000-12-31T23:59:59Z",
          "2026-01-31T24:00:00Z",
          "2026-01-31T10:00:60Z",
          "2026-01-31T10:00:00",
          "2026-01-31 10:00",
          "10:00",
          "tomorrow",
          "1767225600",
          "2026-01-31T10:00:00+99:99",
          "2026-01-31T10:00:00Z[Asia/Kathmandu]");

  private static final List<String> WRONG_JSON =
      List.of(
          "",
          "{",
          "{\"a\":",
          "{\"a\":1}x",
          "{'a':1}",
          "nul",
          "\"\\ud800\"",
          "1e999999999",
          "{\"a\":1,\"a\":2}",
          "[".repeat(300),
          "[".repeat(300) + "]".repeat(300),
          "\"\n\"",
          "{\"a\":\"" + "x".repeat(40_000) + "\"}",
          "{\"\":{}}",
          "[null]",
          "[[],{}]",
          "1");

  private static final List<String> WRONG_ADDRESSES =
      List.of(
          "",
          "+",
          "15550000001",
          "+1555",
          "+0155500000001",
          "+155500000001234567890",
          "whatsapp:",
          "whatsapp:a",
          "messenger:1",
          "sms:+15550000001",
          "rcs:x",
          "@",
          "a@b@c",
          "+1555\u0660000001",
          " +15550000001 ");

  /// Values that fit a parameter by its name, and some that nearly do.
  private record Hint(Pattern name, List<String> right, List<String> wrong) {}

  private static final List<Hint> HINTS =
      List.of(
          hint(
              "Timers\\..*",
              List.of("P1D", "P7D", "PT10M", "PT1H30M", "PT1M", "P1Y", ""),
              List.of(
                  "PT0S",
                  "P-1D",
                  "-P1D",
                  "P",
                  "1D",
                  "PT1S",
                  "PT59S",
                  "P1DT",
                  "P1W",
                  "P99999999999D",
                  "PT99999999999999999999S",
                  "P1000000Y",
                  "PT0.5S",
                  "pt10m")),
          hint("Attributes", List.of("{}", "{\"vip\":true}", "{\"a\":[1,2.5,null]}"), WRONG_JSON),
          hint(
              "ContentVariables",
              List.of("{}", "{\"1\":\"Ann\"}", "{\"name\":\"Bob\",\"2\":\"x\"}"),
              WRONG_JSON),
          hint(
              "Participant",
              List.of(
                  "{\"identity\":\"ann\"}",
                  "{\"identity\":\"bob\"}",
                  "{\"messaging_binding\":{\"address\":\"+15550000001\",\"proxy_address\":\"+15551110001\"}}"),
              WRONG_JSON),
          hint(".*ProxyAddress", numbers("+1555111000"), WRONG_ADDRESSES),
          hint(
              "(?i).*address$",
              Stream.concat(
                      numbers("+1555000000").stream(),
                      Stream.of("whatsapp:+15550000001", "whatsapp:+15551110001", "a@example.test"))
                  .toList(),
              WRONG_ADDRESSES),
          hint("Identity|Author", List.of("ann", "bob", "eve", "Zoë", "a b", "x@y.test"), TEXTS),
          hint("UniqueName", List.of("room", "hall", "Küche", "a/b", "x y"), TEXTS),
          hint(
              "Type",
              List.of("sms", "whatsapp", "conversation", "service", "fcm", "apn", "webhook"),
              List.of("", "SMS", "chat", "pager")),
          hint(
              "Permission",
              List.of("sendMessage", "leaveConversation", "editOwnMessage", "deleteAnyMessage"),
              List.of("", "fly", "sendmessage", "sendMessage,leaveConversation")),
          hint("Wait", List.of("0", "1"), List.of("", "31", "-1", "0.5")),
          hint("Target", List.of("webhook", "studio", "trigger"), List.of("", "mail")),
          hint(
              "(?i).*(filters|events?)$",
              List.of("onMessageAdded", "onConversationUpdated", "onParticipantAdded"),
              List.of("", "onNothing", "ONMESSAGEADDED")),
          hint(
              "(?i).*url$",
              List.of("https://hooks.example.test/a", "http://127.0.0.1:9/hook"),
              List.of(
                  "",
                  "http://",
                  "javascript:alert(1)",
                  "ftp://x",
                  "http://[::1",
                  "//x",
                  "http://a b",
                  "http://" + "x".repeat(3_000),
                  "http://169.254.169.254/")),
          hint("(?i).*method$", List.of("GET", "POST"), List.of("", "get", "PUT", "DELETE")),
          hint(
              "Order|Notification.*Level|State",
              List.of("asc", "desc", "default", "muted", "active", "inactive"),
              List.of("", "ASC", "random")));

  /// What may stand in a path in place of a sid, encoded.
  private static final List<String> SEGMENTS =
      List.of(
          "none",
          "%20",
          "%00",
          "a%00b",
          "%2F",
          "%2e%2e",
          "..",
          ".",
          "%",
          "%z1",
          "%FF",
          "%C3%28",
          "%F0%9F%92%A9",
          "a;b=c",
          "a+b",
          "{Sid}",
          "'",
          "*",
          "CHXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
          "ch0123456789abcdef0123456789abcdef",
          "x".repeat(300),
          "x".repeat(3_000),
          "%41".repeat(500));

  private static final List<String> WRONG_PAIRS =
      List.of("Unknown=1", "=", "&", "a", "%zz=1", "a=%", "%FF=1", "a=b=c", "\u00ff=\u00c3(");

  /// Ten that start so.
  private static List<String> numbers(String start) {
    return IntStream.range(0, 10).mapToObj(digit -> start + digit).toList();
  }

  private static Hint hint(String name, List<String> right, List<String> wrong) {
    return new Hint(Pattern.compile(name), right, wrong);
  }

  private final RandomGenerator random;

  Values(RandomGenerator random) {
    this.random = random;
  }

  /// Text as it stands in a form or query.
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  RandomGenerator random() {
    return random;
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /// A value that the operation may well accept.
  String plausible(Field field, Known known) {
    var schema = field.value();
    var named = named(field.name(), known);
    if (schema.has("enum")) {
      return schema.path("enum").path(random.nextInt(schema.path("enum").size())).asString();
    }
    var hint = hint(field.name());
    return switch (type(schema)) {
      case "boolean" -> random.nextBoolean() ? "true" : "false";
      case "integer" -> hint == null ? number(schema) : pick(hint.right());
      default -> {
        if (schema.has("pattern")) {
          yield sid(schema, known);
        } else if (schema.path("format").asString("").equals("date-time")) {
          yield pick(DATES);
        } else if (named != null) {
          yield named;
        }
        yield hint == null ? "text " + random.nextInt(100) : pick(hint.right());
      }
    };
  }

  /// Sometimes the value of a member of that name; a place in a list is nothing else.
  private @Nullable String named(String name, Known known) {
    if (name.equals("After")) {
      return known.member("cursor");
    } else if (name.equals("PageToken")) {
      return Objects.requireNonNullElse(known.member("next_page_token"), "");
    }
    return random.nextInt(3) == 0 ? known.member(snake(name)) : null;
  }

  /// A value that may be anything.
  String wild(Field field, Known known) {
    var schema = field.value();
    var max = schema.path("maxLength").asInt(0);
    var hint = hint(field.name());
    return switch (random.nextInt(9)) {
      case 0 -> plausible(field, known);
      case 1 -> pick(TEXTS);
      case 2 -> pick(NUMBERS);
      case 3 -> pick(WRONG_DATES);
      case 4 -> hint == null ? pick(WRONG_JSON) : pick(hint.wrong());
      case 5 -> max == 0 ? pick(TEXTS) : "é".repeat(max + random.nextInt(3) - 1);
      case 6 -> "x".repeat(length());
      case 7 -> plausible(field, known).toUpperCase(Locale.ROOT);
      default -> text();
    };
  }

  String wrongJson() {
    return pick(WRONG_JSON);
  }

  /// Something that is no parameter of any operation, as it stands in a query.
  String wrongPair() {
    return pick(WRONG_PAIRS);
  }

  /// A part of a path, encoded.
  String segment(Known own, Known foreign) {
    var value =
        switch (random.nextInt(8)) {
          case 0, 1 -> own.sid();
          case 2 -> foreign.sid();
          case 3 -> own.member("identity");
          case 4 -> own.member("unique_name");
          case 5 -> sid(pick(List.of("CH", "IM", "MB", "US", "IS", "RL", "WH", "IG", "ZZ")));
          default -> null;
        };
    return value == null ? pick(SEGMENTS) : encoded(value).replace("+", "%20");
  }

  private int length() {
    return switch (random.nextInt(40)) {
      case 0 -> 900_000;
      case 1, 2, 3 -> 70_000;
      default -> 200 + random.nextInt(5_000);
    };
  }

  private String text() {
    return random
        .ints(random.nextInt(30), 0, 0x1_1000)
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String number(JsonNode schema) {
    long min = schema.path("minimum").asLong(0);
    long max = schema.path("maximum").asLong(min + 20);
    return switch (random.nextInt(4)) {
      case 0 -> Long.toString(min);
      case 1 -> Long.toString(max);
      default -> Long.toString(min + random.nextLong(max - min + 1));
    };
  }

  private String sid(JsonNode schema, Known known) {
    var prefix = schema.path("pattern").asString().substring(1, 3);
    var seen = known.sid(prefix);
    return seen == null || random.nextInt(5) == 0 ? sid(prefix) : seen;
  }

  private String sid(String prefix) {
    var hex = HexFormat.of();
    return prefix + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }

  private static @Nullable Hint hint(String name) {
    return HINTS.stream()
        .filter(hint -> hint.name().matcher(name).matches())
        .findFirst()
        .orElse(null);
  }

  private static String type(JsonNode schema) {
    var type = schema.path("type");
    return type.isArray() ? type.path(0).asString() : type.asString("string");
  }

  private static String snake(String name) {
    var last = name.substring(name.lastIndexOf('.') + 1);
    return last.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
