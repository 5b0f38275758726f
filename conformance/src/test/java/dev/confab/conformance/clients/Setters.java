package dev.confab.conformance.clients;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Fills builders by the names of their setters, whatever type each setter wants.
final class Setters {
  private Setters() {}

  /// @param value as it is in a form of [ApiClient]; several are set one by one where the setter
  ///   takes no list
  static void set(Object builder, String setter, Object value) {
    var method =
        find(builder, setter)
            .orElseThrow(() -> new AssertionError(builder.getClass() + " has no " + setter));
    var type = method.getGenericParameterTypes()[0];
    var isOneByOne = value instanceof List<?> && method.getParameterTypes()[0] != List.class;
    try {
      for (var one : isOneByOne ? (List<?>) value : List.of(value)) {
        method.invoke(builder, argument(type, one));
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(builder.getClass() + " cannot " + setter + " to " + value, e);
    }
  }

  /// Of several with the name, the one that takes a list, or else a text.
  static Optional<Method> find(Object builder, String setter) {
    return Arrays.stream(builder.getClass().getMethods())
        .filter(method -> method.getName().equals(setter) && method.getParameterCount() == 1)
        .max(Comparator.comparingInt(method -> rank(method.getParameterTypes()[0])));
  }

  private static int rank(Class<?> type) {
    return type == List.class ? 2 : type == String.class ? 1 : 0;
  }

  private static Object argument(Type type, Object value) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType list && value instanceof List<?> values) {
      var arguments = new ArrayList<Object>();
      for (var one : values) {
        arguments.add(argument(list.getActualTypeArguments()[0], one));
      }
      return arguments;
    }
    return type instanceof Class<?> plain ? argument(plain, value) : value;
  }

  private static Object argument(Class<?> type, Object value) throws ReflectiveOperationException {
    if (type.isInstance(value)) {
      return value;
    }
    var text = value.toString();
    return switch (type.getSimpleName()) {
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
