package dev.confab.fuzz;

import dev.confab.fuzz.Operation.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes the bodies of requests: as they should be, and all kinds of wrong ones.
final class Bodies {
  /// A body with the line that tells its type, or without one.
  record Content(List<String> headers, String body) {
    static final Content NONE = new Content(List.of(), "");

    static Content of(String type, String body) {
      return new Content(List.of("Content-Type: " + type), body);
    }
  }

  /// A value under its name; neither is encoded.
  record Pair(String name, String value) {
    String encoded() {
      return Values.encoded(name) + "=" + Values.encoded(value);
    }
  }

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final String MULTIPART = "multipart/form-data; boundary=";
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final List<String> WRONG_TYPES =
      List.of(
          "",
          ";",
          "/",
          "text/plain",
          JSON,
          "application/xml",
          "Application/X-WWW-Form-URLEncoded ; charset=UTF-16",
          "application/x-www-form-urlencoded-not",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=\"",
          "multipart/form-data; boundary=" + "b".repeat(80),
          "multipart/mixed; boundary=b",
          "image/png\u0080",
          "x/" + "y".repeat(2_000));

  private static final List<String> FILE_TYPES =
      List.of("image/png", "text/html; charset=utf-8", "image/svg+xml", JSON, "text/plain");

  private static final List<String> FILENAMES =
      List.of(
          "a.png",
          "K\u00fcche.txt",
          "",
          ".",
          "..",
          "/",
          "../../../etc/passwd",
          "..\\..\\boot.ini",
          "a\0.png",
          "a\tb",
          "a\\\"b",
          "%2e%2e%2f",
          "\u202Egnp.exe",
          "CON",
          "x".repeat(255),
          "x".repeat(3_000),
          "a\"; name=\"b",
          "\uD83D\uDCA9");

  private static final List<String> WRONG_BODIES =
      List.of(
          "",
          "&",
          "=",
          "\0",
          "\u00ff\u00fe",
          "FriendlyName=\u00c3(",
          "FriendlyName=%ff",
          "FriendlyName=%",
          "Attributes=%zz",
          "{\"FriendlyName\":\"x\"}",
          "{\"command\":\"get\",\"list\":[{}]}",
          "{\"command\":\"get\",\"list\":" + "[".repeat(5_000),
          "<a/>",
          "a=1&".repeat(1_100),
          "\u001f\u008b\b\0\0\0\0\0");

  /// Members of JSON whose schemas leave more open than the server does.
  private static final Map<String, List<Object>> MEMBERS =
      Map.of(
          "friendly_name",
          List.of("Greeting", ""),
          "language",
          List.of("en", "pt_BR", "zh-Hant-TW"),
          "variables",
          List.of(Map.of(), Map.of("1", "Zo\u00eb", "name", "{{1}}")),
          "types",
          List.of(
              Map.of("twilio/text", Map.of("body", "Hi {{1}}")),
              Map.of("twilio/card", Map.of("title", "{{name}}"), "whatsapp/card", Map.of()),
              Map.of("whatsapp/authentication", Map.of())));

  private final RandomGenerator random;
  private final Values values;

  Bodies(RandomGenerator random, Values values) {
    this.random = random;
    this.values = values;
  }

  /// @param fields of the form, if the body is one
  /// @param isWild whether it may be anything
  Content content(Body body, List<Pair> fields, Known known, boolean isWild) {
    if (isWild && isOneIn(6)) {
      return wrong();
    }
    return switch (body) {
      case Body.None() -> Content.NONE;
      case Body.Form() -> form(fields, isWild);
      case Body.Json(var schema) ->
          Content.of(
              JSON,
              isWild
                  ? Request.bytes(values.wrongJson())
                  : MAPPER.writeValueAsString(like(schema, known)));
      case Body.File() -> file(isWild);
    };
  }

  private boolean isOneIn(int cases) {
    return random.nextInt(cases) == 0;
  }

  private Content wrong() {
    var body = isOneIn(3) ? noise(random.nextInt(2_000)) : values.pick(WRONG_BODIES);
    return isOneIn(6) ? new Content(List.of(), body) : Content.of(values.pick(WRONG_TYPES), body);
  }

  private Content form(List<Pair> fields, boolean isWild) {
    if (isOneIn(8)) {
      return multipart(fields.stream().map(Bodies::part).toList(), isWild);
    }
    var body = new StringBuilder();
    fields.forEach(field -> body.append(body.isEmpty() ? "" : "&").append(field.encoded()));
    if (isWild && isOneIn(5)) {
      body.append('&').append(values.pick(WRONG_BODIES));
    }
    return Content.of(FORM, body.toString());
  }

  private Content file(boolean isWild) {
    var type = values.pick(FILE_TYPES);
    var bytes = noise(size());
    if (isOneIn(2)) {
      return Content.of(type, bytes);
    }
    var parts = new ArrayList<String>();
    int files = isWild ? random.nextInt(3) : 1;
    for (int i = 0; i < files; i++) {
      var name = Request.bytes(isWild ? values.pick(FILENAMES) : "photo.png");
      var disposition =
          "Content-Disposition: form-data; name=\"Media\"; filename=\"" + name + "\"\r\n";
      parts.add(disposition + "Content-Type: " + type + "\r\n\r\n" + bytes);
    }
    if (isOneIn(2)) {
      parts.add(random.nextInt(parts.size() + 1), part(new Pair("Author", "ann")));
    }
    return multipart(parts, isWild);
  }

  private static String part(Pair field) {
    return "Content-Disposition: form-data; name=\""
        + Request.bytes(field.name())
        + "\"\r\n\r\n"
        + Request.bytes(field.value());
  }

  private Content multipart(List<String> parts, boolean isWild) {
    var boundary = "b" + random.nextInt(1_000_000);
    var body = body(boundary, parts);
    return isWild && isOneIn(2) ? broken(boundary, body) : Content.of(MULTIPART + boundary, body);
  }

  private static String body(String boundary, List<String> parts) {
    return parts.stream()
        .map(part -> "--" + boundary + "\r\n" + part + "\r\n")
        .collect(Collectors.joining("", "", "--" + boundary + "--\r\n"));
  }

  private Content broken(String boundary, String body) {
    var start = "--" + boundary;
    var type = MULTIPART + boundary;
    return switch (random.nextInt(13)) {
      case 0 -> Content.of(type + "x", body);
      case 1 -> Content.of(MULTIPART + '"' + boundary + '"', body);
      case 2 -> Content.of(type, body.substring(0, random.nextInt(body.length())));
      case 3 -> Content.of(type, body.replace(start + "--", ""));
      case 4 -> Content.of(type, body.replace("\r\n", "\n"));
      case 5 -> Content.of(type, body.replace("Content-Disposition", "Content-Position"));
      case 6 -> Content.of(type, body.replace("name=", "name*=utf-8''%ff"));
      case 7 -> Content.of(type, start + "\r\nX: " + "x".repeat(20_000) + "\r\n" + body);
      case 8 -> Content.of(type, (start + "\r\n\r\n\r\n").repeat(120) + body);
      case 9 -> Content.of(type, "x".repeat(100_000) + "\r\n" + body + noise(500));
      case 10 -> Content.of(type, start + "garbage" + body);
      case 11 ->
          Content.of(
              type, body.replace("\r\n\r\n", "\r\nContent-Transfer-Encoding: base64\r\n\r\n"));
      default -> Content.of(type, body.replace("\r\n\r\n", "\r\n" + start + "\r\n\r\n"));
    };
  }

  /// Something that a schema describes.
  private Object like(JsonNode schema, Known known) {
    if (schema.has("enum")) {
      return values.pick(schema.path("enum").valueStream().toList()).asString();
    }
    if (schema.has("items")) {
      var items = new ArrayList<Object>();
      for (int i = random.nextInt(4); i > 0; i--) {
        items.add(like(schema.path("items"), known));
      }
      return items;
    }
    if (schema.has("properties")) {
      var members = new LinkedHashMap<String, Object>();
      schema
          .path("properties")
          .properties()
          .forEach(member -> {
            var choices = MEMBERS.get(member.getKey());
            var value = choices == null ? like(member.getValue(), known) : values.pick(choices);
            members.put(member.getKey(), value);
          });
      return members;
    }
    var sid = known.sid();
    return sid == null ? "none" : sid;
  }

  private int size() {
    return switch (random.nextInt(60)) {
      case 0 -> 300_000;
      case 1, 2, 3 -> 70_000;
      case 4, 5 -> 0;
      default -> random.nextInt(3_000);
    };
  }

  /// Any bytes.
  private String noise(int length) {
    return random
        .ints(length, 0, 0x100)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
