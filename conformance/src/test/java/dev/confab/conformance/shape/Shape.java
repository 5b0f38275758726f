package dev.confab.conformance.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is alike in two answers about different things: members, types, which ones are null, the
/// kinds of sids, the form of dates, and the paths of URLs.
final class Shape {
  private static final String DATE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

  /// Masks of some recordings are shorter than sids, and not hexadecimal.
  private static final String SID = "[A-Z]{2}[0-9A-Za-z]{28,32}";

  private Shape() {}

  /// From each member's path to what it is.
  static Map<String, String> of(JsonNode answer) {
    var members = new TreeMap<String, String>();
    collect("", answer, members);
    return members;
  }

  private static void collect(String path, JsonNode node, Map<String, String> members) {
    if (node.isObject() && !node.isEmpty()) {
      for (var member : node.properties()) {
        collect(
            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
            member.getValue(),
            members);
      }
    } else {
      members.put(path, leaf(node));
    }
  }

  private static String leaf(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> text(node.asText());
      case NUMBER -> node.isInt() ? "integer" : "number";
      case OBJECT -> "{}";
      default -> node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  private static String text(String text) {
    if (text.matches(DATE)) {
      return "date";
    }
    if (text.matches(SID)) {
      return "sid " + text.substring(0, 2);
    }
    return text.startsWith("http") ? url(text) : "text";
  }

  /// The path with kinds in place of sids, and the names of the query's parameters.
  private static String url(String url) {
    var parts = url.replaceFirst("https?://[^/]+", "").split("\\?", 2);
    var path =
        Arrays.stream(parts[0].split("/"))
            .map(segment -> segment.matches(SID) ? segment.substring(0, 2) : segment)
            .collect(Collectors.joining("/"));
    var query =
        parts.length == 1
            ? ""
            : Arrays.stream(parts[1].split("&"))
                .map(parameter -> parameter.replaceAll("=.*", ""))
                .collect(Collectors.joining("&", "?", ""));
    return "url " + path + query;
  }
}
