package dev.confab.conformance.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An HTTP answer as it came over the wire.
///
/// @param headers by name in lower case
/// @param body one character a byte, so that two bodies are equal exactly if their bytes are
public record Answer(int status, Map<String, List<String>> headers, String body) {
  /// The only value of a header, or `null` when it was not sent.
  public @Nullable String header(String name) {
    var values = headers.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new AssertionError(name + " was sent " + values.size() + " times");
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  /// The body of an answer that is text.
  public String text() {
    return new String(body.getBytes(ISO_8859_1), UTF_8);
  }

  public JsonNode json() {
    return Json.read(text());
  }

  /// The members of the answer's object; nested ones are maps and lists.
  public Map<String, @Nullable Object> members() {
    return Json.members(json());
  }

  /// The answer's `sid`.
  public String sid() {
    return json().path("sid").asText();
  }

  /// The number of the error, or 0.
  public int code() {
    return json().path("code").asInt();
  }
}
