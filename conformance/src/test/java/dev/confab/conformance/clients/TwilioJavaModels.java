package dev.confab.conformance.clients;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.twilio.exception.ApiException;
import dev.confab.conformance.support.Json;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes and fills the Java SDK's builders, and shows its models. The SDK has one set of generated
/// classes for each path family, equal but unrelated, so all are found by their names.
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

  /// What the model's factory method of a name gives, filled. It takes what stands in the path, and
  /// then the parameters that must be there, which have setters besides.
  static Object builder(String factory, Target target, Map<String, ?> form) {
    try {
      var product = "com.twilio.rest." + target.kind().product() + ".v1.";
      var family = target.service() == null ? product : product + "service.";
      var method = method(Class.forName(family + target.kind().javaModel()), factory);
      if (target.kind() == Kind.CONTENT && factory.equals("creator")) {
        return method.invoke(null, request(method.getParameterTypes()[0], form));
      }
      var ids = target.allIds().toArray();
      var builder = method.invoke(null, Arrays.copyOf(ids, method.getParameterCount()));
      form.forEach(
          (name, value) -> Setters.set(builder, "set" + name.replaceAll("[.-]", ""), value));
      return builder;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no " + factory + " for " + target, e);
    }
  }

  /// What is sent as JSON has a class of its own in place of setters.
  private static Object request(Class<?> type, Map<String, ?> form)
      throws ReflectiveOperationException {
    return type.getMethod("fromJson", String.class, ObjectMapper.class)
        .invoke(null, Json.write(form), new ObjectMapper());
  }

  static Resource resource(Supplier<? extends com.twilio.base.Resource> call) {
    return shown(call(call));
  }

  static Resource shown(com.twilio.base.Resource model) {
    return new Resource(GETTERS.convertValue(model, MEMBERS));
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

  private static Method method(Class<?> model, String name) {
    return Arrays.stream(model.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(model + " has no " + name));
  }
}
