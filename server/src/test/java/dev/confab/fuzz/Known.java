package dev.confab.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What answers told so far about one account: sids, names and paths of things that exist, or did.
final class Known {
  /// Of each kind. Few, so that what is made comes together in the same places.
  private static final int KEPT_MAX = 6;

  /// When there are so many, one new value in so many takes the place of another.
  private static final int REPLACED_ONE_IN = 4;

  private static final int TEXT_LENGTH_MAX = 200;
  private static final String SIDS = "any sid";
  private static final Pattern SID = Pattern.compile("[A-Z]{2}[0-9a-f]{32}");

  private final List<Operation> operations;
  private final String server;
  private final RandomGenerator random;
  private final Map<String, List<String>> kinds = new HashMap<>();

  /// @param server scheme and authority in links
  Known(List<Operation> operations, String server, RandomGenerator random) {
    this.operations = operations;
    this.server = server;
    this.random = random;
  }

  void learn(JsonNode answer) {
    learn("", answer);
  }

  /// What is at a path, and below it, is gone.
  void forget(String path) {
    for (var values : kinds.values()) {
      values.removeIf(value -> value.equals(path) || value.startsWith(path + "/"));
    }
  }

  /// A sid that starts with a prefix, or `null` when none was seen.
  @Nullable String sid(String prefix) {
    return any("sid " + prefix);
  }

  @Nullable String sid() {
    return any(SIDS);
  }

  /// A value that a member of some answer had, such as `identity`.
  @Nullable String member(String name) {
    return any("member " + name);
  }

  /// The path of an operation on something that exists, or did.
  @Nullable String path(Operation operation) {
    return any("path " + operation.template());
  }

  /// The link to another page of a list, with its query.
  @Nullable String page(Operation operation) {
    return any("page " + operation.template());
  }

  private @Nullable String any(String kind) {
    var values = kinds.get(kind);
    return values == null || values.isEmpty() ? null : values.get(random.nextInt(values.size()));
  }

  private void learn(String name, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(member -> learn(member.getKey(), member.getValue()));
    } else if (node.isArray()) {
      node.forEach(element -> learn(name, element));
    } else if (node.isString()) {
      learn(name, node.asString());
    }
  }

  private void learn(String name, String text) {
    if (text.startsWith(server + "/")) {
      learnPath(text.substring(server.length()));
    } else if (SID.matcher(text).matches()) {
      keep("sid " + text.substring(0, 2), text);
      keep(SIDS, text);
    } else if (!text.isEmpty() && text.length() <= TEXT_LENGTH_MAX) {
      keep("member " + name, text);
    }
  }

  private void learnPath(String target) {
    int question = target.indexOf('?');
    var path = question < 0 ? target : target.substring(0, question);
    for (var operation : operations) {
      if (operation.inPath().matcher(path).matches()) {
        keep("path " + operation.template(), path);
        if (question >= 0) {
          keep("page " + operation.template(), target);
        }
        learnBelow(operation.template(), path);
      }
    }
  }

  /// Not every answer has links to everything that belongs to it.
  private void learnBelow(String template, String path) {
    for (var other : operations) {
      if (template.endsWith("}") && other.template().startsWith(template + "/")) {
        var rest = other.template().substring(template.length());
        if (!rest.contains("{")) {
          keep("path " + other.template(), path + rest);
        }
      }
    }
  }

  private void keep(String kind, String value) {
    var values = kinds.computeIfAbsent(kind, _ -> new ArrayList<>());
    if (values.contains(value)) {
      return;
    }
    if (values.size() < KEPT_MAX) {
      values.add(value);
    } else if (random.nextInt(REPLACED_ONE_IN) == 0) {
      values.set(random.nextInt(KEPT_MAX), value);
    }
  }
}
