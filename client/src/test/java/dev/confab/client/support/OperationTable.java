package dev.confab.client.support;

import dev.confab.client.ConfabClient;
import dev.confab.client.ServiceResources;
import dev.confab.client.support.Operation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// All operations of the API, every parameter of each at least once.
public final class OperationTable {
  static final Reply NONE = new Reply("", "204");

  private final List<Operation> rows = new ArrayList<>();

  private OperationTable() {}

  public static List<Operation> all() {
    var table = new OperationTable();
    ServiceOperations.addTo(table);
    AccountOperations.addTo(table);
    return table.rows;
  }

  void one(String place, Function<ConfabClient, ?> call, Reply reply, String... params) {
    rows.add(new Operation(place.replaceFirst(" ", " /v1"), call, reply, List.of(params)));
  }

  /// An operation of the default service and of a named one.
  void both(String place, Function<ServiceResources, ?> call, Reply reply, String... params) {
    one(place, call::apply, reply, params);
    one(
        place.replaceFirst(" ", " /Services/{ChatServiceSid:IS1}"),
        client -> call.apply(client.service("IS1")),
        reply,
        params);
  }

  static Reply item(String type) {
    return new Reply(Answers.first(type).toString(), type + " {");
  }

  static Reply page(String key, String type) {
    var item = Answers.first(type);
    var body = "{\"meta\":{\"key\":\"%s\"},\"%s\":[%s,%s]}".formatted(key, key, item, item);
    return new Reply(body, "Page 0 with 2 items");
  }
}
