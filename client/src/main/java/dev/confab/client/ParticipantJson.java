package dev.confab.client;

import dev.confab.client.http.Params;
import dev.confab.client.json.Json;
import dev.confab.client.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;

/// A participant as a bulk create has it: an object whose members mirror the parameters, in snake
/// case, with an object for each dot. `MessagingBinding.ProxyAddress` becomes
/// `{"messaging_binding":{"proxy_address":…}}`.
final class ParticipantJson {
  private ParticipantJson() {}

  static JsonObject of(Params params) {
    var object = JsonObject.EMPTY;
    for (var param : params.list()) {
      object = with(object, param.name(), new Json.Text(param.value()));
    }
    return object;
  }

  private static JsonObject with(JsonObject object, String name, Json value) {
    var members = new LinkedHashMap<>(object.members());
    int dot = name.indexOf('.');
    if (dot < 0) {
      members.put(snake(name), value);
    } else {
      var group = snake(name.substring(0, dot));
      members.put(group, with(object.object(group), name.substring(dot + 1), value));
    }
    return new JsonObject(members);
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
