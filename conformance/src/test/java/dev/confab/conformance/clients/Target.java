package dev.confab.conformance.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a call goes.
///
/// @param service `null`: the short paths
/// @param ids what stands in the path besides the service: sids and names of parents and, unless a
///   list or an only one is meant, of the resource itself
public record Target(Kind kind, @Nullable String service, List<String> ids) {
  Target and(String... more) {
    var all = new ArrayList<>(ids);
    all.addAll(List.of(more));
    return new Target(kind, service, all);
  }

  /// The operation's name in the OpenAPI document.
  String operation(String verb) {
    return verb + (service == null ? "" : "Service") + kind.operand();
  }

  /// All that stands in the path, the service first.
  List<String> allIds() {
    var all = new ArrayList<String>();
    if (service != null) {
      all.add(service);
    }
    all.addAll(ids);
    return all;
  }

  /// The path on the wire.
  public String path() {
    var path = (service == null ? "/v1/" : "/v1/Services/" + service + "/") + kind.path();
    for (var id : ids) {
      var encoded = URLEncoder.encode(id, UTF_8).replace("+", "%20");
      path = path.contains("{}") ? path.replaceFirst("\\{}", encoded) : path + "/" + encoded;
    }
    return path;
  }
}
