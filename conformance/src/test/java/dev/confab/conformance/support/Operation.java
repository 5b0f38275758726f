package dev.confab.conformance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An operation of the vendor's API that the server has.
///
/// @param id its name in the OpenAPI document
/// @param template its path, with `{Name}` for parameters
public record Operation(String id, String method, String template) {
  private static final List<Operation> ALL = described();

  /// All of them, as the server describes itself.
  public static List<Operation> all() {
    return ALL;
  }

  /// Whether a request is meant for it: parameters match sids, also masked and wrong ones.
  public boolean matches(String otherMethod, String path) {
    var pattern = template.replaceAll("\\{\\w+}", "[A-Z]{2}[0-9A-Za-z]+");
    return method.equals(otherMethod) && path.matches(pattern);
  }

  private static List<Operation> described() {
    var operations = new ArrayList<Operation>();
    try {
      var data = Files.createTempDirectory("operations");
      data.toFile().deleteOnExit();
      try (var server = LocalServer.start(data)) {
        var paths = server.http().get("/openapi.json").json().get("paths");
        for (var path : paths.properties()) {
          for (var method : List.of("get", "post", "delete")) {
            var operation = path.getValue().path(method);
            if (isOfTheApi(path.getKey()) && !operation.isMissingNode()) {
              operations.add(
                  new Operation(
                      operation.get("operationId").asText(),
                      method.toUpperCase(Locale.ROOT),
                      path.getKey()));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(operations);
  }

  /// Media and content templates are other products of the vendor; what is outside of the version
  /// is ours.
  private static boolean isOfTheApi(String template) {
    return template.startsWith("/v1/")
        && !template.contains("/Media")
        && !template.startsWith("/v1/Content");
  }
}
