package dev.confab.client.json;

import static dev.confab.client.support.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.confab.client.support.ForAll;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "-1.50E+400",
        "123456789012345678901234567890",
        "\"a\\\"b\\\\c\\u0001 ä 😀\"",
        "{\"b\":[1,{\"c\":null},[]],\"a\":\"\",\"\":false}"
      })
  void textSurvivesReadingAndWriting(String text) {
    assertThat(Json.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,",
        "{\"a\"",
        "{\"a\":}",
        "nul",
        "{} {}",
        "[1]]",
        "'a'",
        "NaN",
        "\"a",
        "\"a\nb\"",
        "01",
        "{a:1}",
        "[1,]"
      })
  void brokenTextIsRefused(String text) {
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.parse(text));
  }

  @Test
  void everyTreeSurvivesTheWire() {
    forAll(
        random -> tree(random, 4), tree -> assertThat(Json.parse(tree.toString())).isEqualTo(tree));
  }

  private static Json tree(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> new Json.Null();
      case 1 -> new Json.Bool(random.nextBoolean());
      case 2 -> new Json.Numeric(Long.toString(random.nextLong()));
      case 3 -> new Json.Text(ForAll.text(random));
      case 4 ->
          new Json.Array(
              Stream.generate(() -> tree(random, depth - 1)).limit(random.nextInt(4)).toList());
      default -> {
        var members = new LinkedHashMap<String, Json>();
        for (int i = random.nextInt(4); i > 0; i--) {
          members.put(ForAll.text(random), tree(random, depth - 1));
        }
        yield new JsonObject(members);
      }
    };
  }

  @Test
  void deepNestingIsRefusedInsteadOfOverflowingTheStack() {
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.parse("[".repeat(100_000)));
  }

  @Test
  void messagesNeverQuoteTheText() {
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> Json.parse("{\"name\": Ann Private}"))
        .matches(e -> !String.valueOf(e.getMessage()).contains("Private"));
  }

  @Test
  void membersAreReadByType() {
    var object =
        JsonObject.parse(
            """
            {"text":"x","date":"2026-03-01T10:00:00+02:00","number":7,"null":null,
             "object":{"a":"b","c":1},"list":["x",2]}
            """);
    assertThat(object.text("text")).isEqualTo("x");
    assertThat(object.instant("date")).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    assertThat(object.integer("number")).isEqualTo(7);
    assertThat(object.object("object").texts()).containsOnlyKeys("a");
    assertThat(object.items("list")).isEqualTo(List.of(new Json.Text("x"), new Json.Numeric("2")));
    assertThat(object.members()).containsKey("null").doesNotContainKey("absent");
    for (var name : List.of("null", "absent")) {
      assertThat(object.find(name)).isNull();
      assertThat(object.text(name)).isNull();
      assertThat(object.instant(name)).isNull();
      assertThat(object.integer(name)).isNull();
      assertThat(object.object(name)).isEqualTo(JsonObject.EMPTY);
      assertThat(object.items(name)).isEmpty();
    }
  }

  @Test
  void truthValuesAreReadAsTextToo() {
    var object = JsonObject.parse("{\"a\":true,\"b\":\"True\",\"c\":\"FALSE\",\"d\":\"yes\"}");
    assertThat(object.bool("a")).isTrue();
    assertThat(object.bool("b")).isTrue();
    assertThat(object.bool("c")).isFalse();
    assertThat(object.bool("absent")).isNull();
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> object.bool("d"))
        .withMessageContaining("`d`");
  }

  @Test
  void numbersListsAndOpenSetsAreReadByType() {
    var object =
        JsonObject.parse(
            """
            {"size":5000000000,"huge":99999999999999999999,"texts":["a","b"],"objects":[{"a":1}],
             "mixed":["a",1],"set":"x"}
            """);
    assertThat(object.wholeNumber("size")).isEqualTo(5_000_000_000L);
    assertThat(object.wholeNumber("absent")).isNull();
    assertThat(object.textItems("texts")).containsExactly("a", "b");
    assertThat(object.objectItems("objects")).containsExactly(JsonObject.parse("{\"a\":1}"));
    assertThat(object.open("set", String::length)).isEqualTo(1);
    assertThat(object.open("absent", String::length)).isNull();
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> object.integer("size"));
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> object.wholeNumber("huge"));
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> object.wholeNumber("set"));
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> object.textItems("mixed"));
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> object.objectItems("mixed"));
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> object.open("size", String::length));
  }

  @Test
  void wrongTypesAreRefusedByName() {
    var object = JsonObject.parse("{\"n\":1.5,\"t\":\"x\"}");
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> object.text("n"))
        .withMessageContaining("`n`");
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> object.integer("n"));
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> object.integer("t"));
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> object.instant("t"));
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> object.object("t"));
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> object.items("t"));
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> object.requireText("absent"));
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> JsonObject.parse("[]"));
  }
}
