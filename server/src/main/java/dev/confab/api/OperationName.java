package dev.confab.api;

import java.util.Locale;
import java.util.regex.Pattern;

/// The words in an operation's name: `ListServiceConversationMessage` lists conversation messages
/// below a named service.
///
/// @param verb such as `List`; empty for what is no operation on a resource
/// @param noun such as `Conversation message`
/// @param isOfService whether the path names the service
record OperationName(String verb, String noun, boolean isOfService) {
  /// The resource of operations that have none: the server itself.
  private static final String SERVER = "Server";

  private static final Pattern WORDS =
      Pattern.compile("(List|Create|Fetch|Head|Update|Delete)(Service(?=[A-Z]))?(\\w+)");

  private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  static OperationName of(String operation) {
    var words = WORDS.matcher(operation);
    return words.matches()
        ? new OperationName(words.group(1), spaced(words.group(3)), words.group(2) != null)
        : new OperationName("", spaced(operation), false);
  }

  /// What the operation belongs to; operations are grouped by it.
  String resource() {
    return verb.isEmpty() ? SERVER : noun;
  }

  /// A few words for people.
  String summary() {
    if (verb.isEmpty()) {
      return noun;
    }
    var things = verb.equals("List") ? plural(noun) : noun;
    return verb + " " + things.toLowerCase(Locale.ROOT) + (isOfService ? " of a service" : "");
  }

  private static String plural(String noun) {
    return noun.endsWith("s") ? noun + "es" : noun + "s";
  }

  private static String spaced(String camelCase) {
    var words = NEXT_WORD.matcher(camelCase).replaceAll(" ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
