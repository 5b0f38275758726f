package dev.confab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.confab.client.json.Json;
import dev.confab.client.json.JsonCodec;
import dev.confab.client.json.JsonException;
import dev.confab.client.json.JsonObject;
import dev.confab.client.support.Answers;
import dev.confab.client.support.Answers.Sample;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every record of an answer, against every variant of it: for each member there is an accessor of
/// the same name, which gives the member's value.
class AnswersTest {
  /// Objects whose members have names that nobody fixed.
  private static final Set<String> OPEN = Set.of("links", "variables", "types");

  static List<Sample> answers() {
    return Answers.all();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyMemberHasItsAccessor(Sample sample) {
    checkMembers(sample.type(), sample.answer(), read(sample.type(), sample.answer()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void membersOfAnotherTypeAreFoundWhenTheAnswerIsRead(Sample sample) {
    assertThat(damaged(sample.answer()))
        .isNotEmpty()
        .allSatisfy(answer ->
            assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> read(sample.type(), answer)));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answerIsReadWhateverMemberIsMissingOrNull(Sample sample) {
    for (var name : sample.answer().members().keySet()) {
      var partial = with(sample.answer(), name, new Json.Null());
      if (name.equals(requiredMember(sample.answer()))) {
        assertThatExceptionOfType(JsonException.class)
            .isThrownBy(() -> read(sample.type(), partial))
            .withMessageContaining(name);
      } else {
        var answer = read(sample.type(), partial);
        accessors(answer)
            .forEach(method ->
                assertThatCode(() -> call(answer, method))
                    .as("%s", method)
                    .doesNotThrowAnyException());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void unknownMembersAreKept(Sample sample) {
    var newer = with(sample.answer(), "mood", new Json.Text("sunny"));
    var read = read(sample.type(), newer);
    assertThat(call(read, "json")).isEqualTo(newer);
    assertThat(read.toString()).startsWith(sample.type() + " {").contains("sunny");
  }

  @Test
  void valuesOfOpenSetsMayBeUnknown() {
    var receipt = with(Answers.first("Receipt"), "status", new Json.Text("seenTwice"));
    assertThat(new Receipt(receipt).status()).isEqualTo(new ReceiptStatus("seenTwice"));
    var role =
        with(Answers.first("Role"), "permissions", new Json.Array(List.of(new Json.Text("fly"))));
    assertThat(new Role(role).permissions()).containsExactly(new Permission("fly"));
  }

  @Test
  void constantsAreRecognizedInWhateverCaseTheApiWritesThem() {
    assertThat(new WebhookMethod("post")).isEqualTo(WebhookMethod.POST);
    assertThat(new AddressType("whAtsAPP")).isEqualTo(AddressType.WHATSAPP);
    assertThat(new AddressConfiguration(Answers.first("AddressConfiguration")).type())
        .isEqualTo(AddressType.WHATSAPP);
  }

  @Test
  void wordsOfATriggerAreFoundWhereverTheyAre() {
    var misplaced =
        JsonObject.parse(
            """
            {"sid":"WH1","target":"trigger","configuration":{"filters":["help","stop"]}}
            """);
    var configuration = new ScopedWebhook(misplaced).configuration();
    assertThat(configuration.triggers()).containsExactly("help", "stop");
    assertThat(configuration.filters()).isEmpty();
  }

  @Test
  void attributesAreReadAsATypeOfYours() {
    assertThat(new User(Answers.first("User")).attributesAs(JsonCodec.TREE))
        .isEqualTo(JsonObject.parse("{\"a\":1}"));
    assertThat(
            new ParticipantConversation(Answers.first("ParticipantConversation"))
                .conversationAttributesAs(JsonCodec.TREE))
        .isEqualTo(JsonObject.parse("{\"vip\":true}"));
    assertThat(new Participant(JsonObject.parse("{\"sid\":\"MB1\"}")).attributes()).isEqualTo("{}");
  }

  private static void checkMembers(String path, JsonObject json, Object value) {
    json.members()
        .forEach((name, member) -> check(path + "." + name, member, call(value, camel(name))));
  }

  private static void check(String path, Json member, @Nullable Object value) {
    if (member instanceof Json.Null) {
      assertThat(Optional.ofNullable(value).map(Object::toString).orElse(""))
          .as(path)
          .isIn("", "[]", "false");
    } else if (member instanceof JsonObject object) {
      checkObject(path, object, value);
    } else if (member instanceof Json.Array array) {
      var items = value instanceof List<?> list ? list : List.of();
      assertThat(items).as(path).hasSameSizeAs(array.items());
      for (int i = 0; i < array.items().size(); i++) {
        check(path + "[" + i + "]", array.items().get(i), items.get(i));
      }
    } else {
      var text = member instanceof Json.Text string ? string.value() : member.toString();
      assertThat(value).as(path).isNotNull();
      assertThat(String.valueOf(value)).as(path).isEqualToIgnoringCase(text);
    }
  }

  private static void checkObject(String path, JsonObject object, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      assertThat(map).as(path).isEqualTo(object.texts()).isNotEmpty();
    } else if (value instanceof JsonObject json) {
      assertThat(json).as(path).isEqualTo(object);
    } else {
      checkMembers(path, object, Objects.requireNonNull(value, path));
    }
  }

  private static Object read(String type, JsonObject answer) {
    try {
      return Class.forName("dev.confab.client." + type)
          .getConstructor(JsonObject.class)
          .newInstance(answer);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof JsonException wrong) {
        throw wrong;
      }
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type, e);
    }
  }

  private static List<String> accessors(Object answer) {
    return Arrays.stream(answer.getClass().getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .map(Method::getName)
        .toList();
  }

  private static @Nullable Object call(Object answer, String accessor) {
    try {
      return answer.getClass().getMethod(accessor).invoke(answer);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(answer.getClass().getSimpleName() + "." + accessor, e);
    }
  }

  private static @Nullable String requiredMember(JsonObject answer) {
    if (answer.members().containsKey("sid")) {
      return "sid";
    }
    return answer.members().containsKey("conversation_sid") ? "conversation_sid" : null;
  }

  private static JsonObject with(JsonObject object, String name, Json value) {
    var members = new LinkedHashMap<>(object.members());
    members.put(name, value);
    return new JsonObject(members);
  }

  /// The object once per member, on every level, with a value of another type there. The members of
  /// open objects may be of any type.
  private static List<JsonObject> damaged(JsonObject object) {
    var all = new ArrayList<JsonObject>();
    object
        .members()
        .forEach((name, value) -> {
          if (!(value instanceof Json.Null)) {
            all.add(with(object, name, otherThan(value)));
          }
          if (value instanceof JsonObject inner && !OPEN.contains(name)) {
            damaged(inner).forEach(part -> all.add(with(object, name, part)));
          }
          if (value instanceof Json.Array) {
            all.add(with(object, name, new Json.Array(List.of(new Json.Numeric("1")))));
          }
        });
    return all;
  }

  private static Json otherThan(Json value) {
    return value instanceof Json.Text
        ? new Json.Numeric("1")
        : new Json.Text("neither number nor truth value");
  }

  private static String camel(String name) {
    var camel = new StringBuilder();
    for (var word : name.split("_", -1)) {
      camel.append(
          camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }
}
