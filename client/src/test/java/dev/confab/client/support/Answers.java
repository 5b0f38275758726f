package dev.confab.client.support;

import dev.confab.client.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Answers of the API for every resource, with the variants that servers give.
public final class Answers {
  private Answers() {}

  /// One answer.
  ///
  /// @param type the name of the record that reads it
  public record Sample(String type, JsonObject answer) {
    @Override
    public String toString() {
      return type + " " + answer;
    }
  }

  public static List<Sample> all() {
    try (var in = Answers.class.getResourceAsStream("/dev/confab/client/answers.jsonl")) {
      if (in == null) {
        throw new AssertionError("The answers are not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(JsonObject::parse)
          .map(line -> new Sample(line.requireText("type"), line.object("answer")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The first answer of a type.
  public static JsonObject first(String type) {
    return all().stream()
        .filter(sample -> sample.type().equals(type))
        .findFirst()
        .orElseThrow()
        .answer();
  }
}
