package dev.confab.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// The two path families: short paths work on the account's default service, long ones name a
/// service.
final class Families {
  /// The path parameter that names a service.
  static final String SERVICE = "ChatServiceSid";

  /// The path parameter that names a conversation, by its sid or unique name.
  static final String CONVERSATION = "ConversationSid";

  private static final String ROOT = "/v1";

  private Families() {}

  /// The routes of a resource in both families.
  ///
  /// @param path of the resource within a family
  /// @param routes makes them from a path template and the ending of their operation names
  static List<Route> both(
      String path, BiFunction<String, String, List<Route>> routes, String operation) {
    var table = new ArrayList<>(routes.apply(ROOT + path, operation));
    table.addAll(routes.apply(ROOT + "/Services/{" + SERVICE + "}" + path, "Service" + operation));
    return table;
  }

  /// Whether a request used a path that names a service.
  static boolean isNamed(Request request) {
    return request.path().containsKey(SERVICE);
  }

  /// The absolute URL of the version of the API, without a slash at the end.
  static String root(Request request) {
    return request.baseUrl() + ROOT;
  }

  /// The absolute URL of the family that a request used, without a slash at the end.
  static String url(Request request) {
    var service = request.path().get(SERVICE);
    return root(request) + (service == null ? "" : "/Services/" + service);
  }
}
