package dev.confab.api;

import dev.confab.http.UrlEncoding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the route of a path: a tree of segments, built once from the table.
final class Router {
  /// What a path leads to.
  sealed interface Match {
    /// @param path the values of the path parameters, decoded
    record Found(Route route, Map<String, String> path) implements Match {}

    /// The path exists, but not with this method.
    record WrongMethod(Iterable<String> allowed) implements Match {}

    record Nothing() implements Match {}
  }

  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private @Nullable Node parameter;
    private final Map<String, Route> routes = new TreeMap<>();
  }

  /// Paths that lead to another one's operations: one that these had once, and what people type who
  /// look for the page.
  static final Map<String, String> OTHER_PATHS =
      Map.of(
          "/v1/Conversations/Webhooks",
          "/v1/Configuration/Webhooks",
          "/",
          "/docs",
          "/docs/",
          "/docs");

  private final Node root = new Node();

  Router(List<Route> table) {
    table.forEach(this::add);
  }

  Match match(String method, String path) {
    var values = new ArrayDeque<String>();
    var usual = OTHER_PATHS.getOrDefault(path, path);
    var node = usual.startsWith("/") ? find(root, usual, 1, values) : null;
    if (node == null || node.routes.isEmpty()) {
      return new Match.Nothing();
    }
    var route = node.routes.get(method);
    return route == null
        ? new Match.WrongMethod(node.routes.keySet())
        : new Match.Found(route, named(route, values));
  }

  /// Gives values the names that the route has for them: routes that share a place may name it
  /// differently.
  private static Map<String, String> named(Route route, Iterable<String> values) {
    var path = new HashMap<String, String>();
    var next = values.iterator();
    for (var segment : segments(route)) {
      if (isParameter(segment)) {
        path.put(segment.substring(1, segment.length() - 1), next.next());
      }
    }
    return path;
  }

  /// Literals win over parameters; a segment is decoded after the split, so `%2F` is no separator.
  private static @Nullable Node find(Node node, String path, int start, Deque<String> values) {
    if (start > path.length()) {
      return node;
    }
    int slash = path.indexOf('/', start);
    int end = slash < 0 ? path.length() : slash;
    var segment = path.substring(start, end);
    var literal = node.literals.get(segment);
    var found = literal == null ? null : find(literal, path, end + 1, values);
    var parameter = node.parameter;
    if (found != null || parameter == null || segment.isEmpty()) {
      return found;
    }
    found = find(parameter, path, end + 1, values);
    if (found != null) {
      values.addFirst(UrlEncoding.segment(segment));
    }
    return found;
  }

  private void add(Route route) {
    var node = root;
    for (var segment : segments(route)) {
      node = isParameter(segment) ? parameter(node) : literal(node, segment);
    }
    if (node.routes.put(route.method(), route) != null) {
      throw new IllegalArgumentException(
          "two routes for " + route.method() + " " + route.template());
    }
  }

  private static Node literal(Node node, String segment) {
    return node.literals.computeIfAbsent(segment, _ -> new Node());
  }

  private static Node parameter(Node node) {
    var parameter = node.parameter;
    if (parameter == null) {
      parameter = new Node();
      node.parameter = parameter;
    }
    return parameter;
  }

  private static List<String> segments(Route route) {
    return List.of(route.template().substring(1).split("/", -1));
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }
}
