package dev.confab.client;

import dev.confab.client.json.Json;
import dev.confab.client.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a create says about a content template. Unlike other forms it is sent as JSON. For use by
/// one thread, inside the call it is passed to.
public final class ContentForm {
  private final Map<String, Json> members = new LinkedHashMap<>();
  private final Map<String, Json> variables = new LinkedHashMap<>();
  private final Map<String, Json> types = new LinkedHashMap<>();

  ContentForm() {}

  /// Sets the code of the language, such as `en`. Required.
  public ContentForm language(String code) {
    return set("language", new Json.Text(code));
  }

  /// Sets a name for people.
  public ContentForm friendlyName(String name) {
    return set("friendly_name", new Json.Text(name));
  }

  /// Says what a variable stands for unless a message says it. At most 100 variables.
  ///
  /// @param name at most 16 characters, without braces and blanks
  public ContentForm variable(String name, String value) {
    variables.put(name, new Json.Text(value));
    return this;
  }

  /// Sets the text, in which `{{name}}` stands for a variable: the type `twilio/text`. At most
  /// 1,600 characters.
  public ContentForm text(String body) {
    return type("twilio/text", new JsonObject(Map.of("body", new Json.Text(body))));
  }

  /// Sets one of the types, of which at least one is required.
  ///
  /// @param name such as `twilio/quick-reply`
  /// @param content as Twilio describes it for this type
  public ContentForm type(String name, JsonObject content) {
    types.put(name, content);
    return this;
  }

  /// Sets a member that this version of the library does not know.
  public ContentForm set(String name, Json value) {
    members.put(name, value);
    return this;
  }

  /// What was said so far, as it will be sent.
  public JsonObject json() {
    var all = new LinkedHashMap<>(members);
    if (!variables.isEmpty()) {
      all.put("variables", new JsonObject(variables));
    }
    all.put("types", new JsonObject(types));
    return new JsonObject(all);
  }
}
