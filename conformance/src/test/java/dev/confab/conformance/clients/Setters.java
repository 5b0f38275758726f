package dev.confab.conformance.clients;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Fills builders by the names of their setters, whatever type each setter wants.
final class Setters {
  private Setters() {}

  /// @param value as it is in a form of [ApiClient]
  static void set(Object builder, String setter, Object value) {
    try {
      var method = setter(builder.getClass(), setter);
      method.invoke(builder, argument(method.getParameterTypes()[0], value));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(builder.getClass() + " cannot " + setter + " to " + value, e);
    }
  }

  /// Of several, the one that takes a list.
  private static Method setter(Class<?> builder, String name) {
    return Arrays.stream(builder.getMethods())
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
        .max(Comparator.comparing(method -> method.getParameterTypes()[0] == List.class))
        .orElseThrow(() -> new AssertionError(builder + " has no " + name));
  }

  private static Object argument(Class<?> type, Object value) throws ReflectiveOperationException {
    if (type.isInstance(value)) {
      return value;
    }
    var text = value.toString();
    return switch (type.getSimpleName()) {
      case "List" -> List.of(value);
      case "ZonedDateTime" -> ZonedDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
      case "Instant" -> Instant.parse(text);
      case "Duration" -> Duration.parse(text);
      case "Integer", "int" -> Integer.valueOf(text);
      case "Boolean", "boolean" -> Boolean.valueOf(text);
      default ->
          type.isRecord()
              ? type.getConstructor(String.class).newInstance(text)
              : type.getMethod("forValue", String.class).invoke(null, text);
    };
  }
}
