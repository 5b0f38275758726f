package dev.confab.support;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.confab.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Holds answers against the server's own description: status, content type and body must be among
/// those that it promises.
public final class DescribedAnswers {
  private static final String LOCATION = "https://confab.test/openapi.json";
  private static final String ANYTHING = "*/*";
  private static final String ANY_ERROR = "/components/responses/Error";

  /// An operation of the description.
  ///
  /// @param pointer to it, as JSON pointer
  private record Described(
      String method,
      Pattern path,
      String operation,
      String pointer,
      Map<String, @Nullable Object> responses) {}

  private final Map<String, @Nullable Object> document;
  private final SchemaRegistry registry;
  private final List<Described> operations = new ArrayList<>();
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /// @param document the description, as the server sends it
  public DescribedAnswers(String document) {
    this.document = JsonReader.object(document);
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemas(Map.of(LOCATION, document))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    object(this.document, "paths")
        .forEach((template, path) -> addPath(template, "/paths/" + escaped(template), map(path)));
  }

  private void addPath(String template, String pointer, Map<String, @Nullable Object> path) {
    if (path.get("$ref") instanceof String reference) {
      var other = reference.substring(1);
      addPath(template, other, at(other));
    }
    for (var method : List.of("get", "head", "post", "delete")) {
      if (path.containsKey(method)) {
        var operation = object(path, method);
        operations.add(
            new Described(
                method.toUpperCase(Locale.ROOT),
                Pattern.compile(template.replaceAll("\\{\\w+}", "[^/]+")),
                String.valueOf(operation.get("operationId")),
                pointer + "/" + method + "/responses",
                object(operation, "responses")));
      }
    }
  }

  /// @throws AssertionError that names operation and path
  public void check(String method, String path, Reply reply) {
    var headers = new HashMap<String, String>();
    reply.forEachHeader((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    var body = new String(reply.body(), StandardCharsets.UTF_8);
    check(method, path, reply.status(), headers.get("content-type"), body);
  }

  /// @param contentType `null` when the answer had none
  /// @throws AssertionError that names operation and path
  public void check(
      String method, String path, int status, @Nullable String contentType, String body) {
    var described = find(method, path);
    var where = (described == null ? "no operation" : described.operation()) + ", " + method + " ";
    var problem = problem(described, method, status, contentType, body);
    if (problem != null) {
      throw new AssertionError(
          where + path + ": status " + status + ", " + problem + "\nbody: " + body);
    }
  }

  private @Nullable String problem(
      @Nullable Described described,
      String method,
      int status,
      @Nullable String contentType,
      String body) {
    if (described == null) {
      return method.equals("OPTIONS") && status == 204
          ? emptiness(contentType, body)
          : content(ANY_ERROR, contentType, body);
    }
    var key = described.responses().containsKey("" + status) ? "" + status : "default";
    var response = object(described.responses(), key);
    if (response.get("$ref") instanceof String reference) {
      return content(reference.substring(1), contentType, body);
    }
    return response.containsKey("content")
        ? content(described.pointer() + "/" + key, contentType, body)
        : emptiness(contentType, body);
  }

  private static @Nullable String emptiness(@Nullable String contentType, String body) {
    return contentType == null && body.isEmpty() ? null : "but nothing was to be in the body";
  }

  /// @param response pointer to the response that describes the body
  private @Nullable String content(String response, @Nullable String contentType, String body) {
    var content = object(at(response), "content");
    if (contentType != null && content.containsKey(ANYTHING)) {
      return null;
    }
    if (contentType == null || !content.containsKey(contentType)) {
      return "content type " + contentType + " instead of " + content.keySet();
    }
    if (!contentType.equals("application/json")) {
      return null;
    }
    var errors =
        schema(response + "/content/" + escaped(contentType) + "/schema")
            .validate(body, InputFormat.JSON);
    return errors.isEmpty() ? null : errors.toString();
  }

  private Schema schema(String pointer) {
    return schemas.computeIfAbsent(
        pointer, at -> registry.getSchema(SchemaLocation.of(LOCATION + "#" + at)));
  }

  /// A template without parameters wins, as it does in the router.
  private @Nullable Described find(String method, String path) {
    Described found = null;
    for (var operation : operations) {
      if (operation.method().equals(method) && operation.path().matcher(path).matches()) {
        if (found == null || !operation.path().pattern().contains("[^/]+")) {
          found = operation;
        }
      }
    }
    return found;
  }

  private Map<String, @Nullable Object> at(String pointer) {
    var node = document;
    for (var name : pointer.substring(1).split("/", -1)) {
      node = object(node, name.replace("~1", "/").replace("~0", "~"));
    }
    return node;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static Map<String, @Nullable Object> object(
      Map<String, @Nullable Object> parent, String member) {
    return map(parent.get(member));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new AssertionError("no object: " + value);
  }
}
