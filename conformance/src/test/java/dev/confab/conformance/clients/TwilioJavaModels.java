package dev.confab.conformance.clients;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.twilio.base.Reader;
import com.twilio.exception.ApiException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Fills the Java SDK's builders and shows its models. The SDK has one set of generated classes for
/// each path family, equal but unrelated, so setters and getters are found by their names.
final class TwilioJavaModels {
  private static final ObjectMapper GETTERS =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .build();

  private static final TypeReference<Map<String, @Nullable Object>> MEMBERS =
      new TypeReference<>() {};

  private TwilioJavaModels() {}

  static void set(Object builder, Map<Field, String> fields) {
    fields.forEach((field, value) -> set(builder, field.joined(), value));
  }

  static void set(Reader<?> reader, Query query) {
    set(reader, "StartDate", query.startDate());
    set(reader, "EndDate", query.endDate());
    set(reader, "State", query.state());
    if (query.pageSize() != null) {
      reader.pageSize(query.pageSize());
    }
    if (query.limit() != null) {
      reader.limit(query.limit());
    }
  }

  static Resource resource(Supplier<? extends com.twilio.base.Resource> call) {
    return shown(call(call));
  }

  static Resource shown(com.twilio.base.Resource model) {
    return new Resource(GETTERS.convertValue(model, MEMBERS));
  }

  static void deleted(BooleanSupplier call) {
    if (!call(call::getAsBoolean)) {
      throw new AssertionError("the SDK says that nothing was deleted");
    }
  }

  /// With the SDK's exceptions in our terms.
  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (ApiException e) {
      throw new ApiError(
          Objects.requireNonNullElse(e.getStatusCode(), 0),
          Objects.requireNonNullElse(e.getCode(), 0),
          String.valueOf(e.getMessage()));
    }
  }

  private static void set(Object builder, String name, @Nullable String value) {
    if (value == null) {
      return;
    }
    try {
      var setter =
          Arrays.stream(builder.getClass().getMethods())
              .filter(method -> method.getName().equals("set" + name))
              .findFirst()
              .orElseThrow(() -> new AssertionError(builder.getClass() + " cannot set " + name));
      setter.invoke(builder, argument(setter.getParameterTypes()[0], value));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot set " + name, e);
    }
  }

  private static Object argument(Class<?> type, String value) throws ReflectiveOperationException {
    if (type == String.class) {
      return value;
    }
    return type == ZonedDateTime.class
        ? Instant.parse(value).atZone(ZoneOffset.UTC)
        : type.getMethod("forValue", String.class).invoke(null, value);
  }
}
