package dev.confab.conformance.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.client.RequestForm;
import dev.confab.conformance.support.Json;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Fills our client's forms and queries.
final class ConfabJavaForms {
  private ConfabJavaForms() {}

  /// Without the header, which is no part of a form here.
  static Consumer<Object> filled(Map<String, ?> form) {
    var parameters = new HashMap<String, Object>(form);
    parameters.remove(ApiClient.WEBHOOKS);
    return builder -> parameters.forEach((name, value) -> fill(builder, name, value));
  }

  static Consumer<Object> asked(Query query) {
    return builder -> {
      filled(query.filters()).accept(builder);
      if (query.pageSize() != null) {
        Setters.set(builder, "pageSize", query.pageSize());
      }
      if (query.limit() != null) {
        Setters.set(builder, "limit", query.limit());
      }
    };
  }

  private static void fill(Object builder, String name, Object value) {
    var capital = name.replace(".", "");
    var setter = capital.substring(0, 1).toLowerCase(Locale.ROOT) + capital.substring(1);
    if (name.equals("Participant")) {
      ((List<?>) value).forEach(one -> participant((RequestForm<?>) builder, one.toString()));
    } else if (!value.equals("") || !isCleared(builder, "clear" + capital)) {
      // The one list whose setter is in the plural is the one of a role's permissions.
      var isSingular = Setters.find(builder, setter).isPresent();
      Setters.set(builder, isSingular ? setter : setter + "s", value);
    }
  }

  /// Whether the form has a method that says the same as an empty value; calls it.
  private static boolean isCleared(Object builder, String method) {
    try {
      builder.getClass().getMethod(method).invoke(builder);
      return true;
    } catch (NoSuchMethodException _) {
      return false;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method, e);
    }
  }

  /// What is no description of a participant can be said only as a raw parameter.
  private static void participant(RequestForm<?> builder, String json) {
    if (json.startsWith("{\"")) {
      var form = new HashMap<String, String>();
      collect("", Json.read(json), form);
      Setters.set(builder, "participant", filled(form));
    } else {
      builder.param("Participant", json);
    }
  }

  /// The entry's members by the names that they have as parameters.
  private static void collect(String group, JsonNode object, Map<String, String> form) {
    for (var member : object.properties()) {
      var name = group + upperCamel(member.getKey());
      if (member.getValue().isObject()) {
        collect(name + ".", member.getValue(), form);
      } else {
        form.put(name, member.getValue().asText());
      }
    }
  }

  private static String upperCamel(String snake) {
    return Arrays.stream(snake.split("_"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
