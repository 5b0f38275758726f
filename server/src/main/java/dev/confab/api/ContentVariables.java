package dev.confab.api;

import dev.confab.domain.Assumed;
import dev.confab.domain.ProfileRules;
import dev.confab.platform.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads what the variables of a content template stand for.
final class ContentVariables {
  private static final String ABSENT = "null";

  private ContentVariables() {}

  /// @return empty when the JSON is not an object of texts
  @Assumed(
      "numbers and the like are taken as their texts, and null as if the variable were not there;"
          + " what has parts of its own is refused")
  static Optional<Map<String, String>> read(String json) {
    var members = Json.members(json).orElse(null);
    if (members == null) {
      return Optional.empty();
    }
    var variables = new LinkedHashMap<String, String>();
    for (var member : members.entrySet()) {
      var value = member.getValue();
      var text = Json.string(value).orElse(value);
      if (value.startsWith("{")
          || value.startsWith("[")
          || !ProfileRules.isText(text)
          || !ProfileRules.isText(member.getKey())) {
        return Optional.empty();
      }
      if (!value.equals(ABSENT)) {
        variables.put(member.getKey(), text);
      }
    }
    return Optional.of(variables);
  }
}
