package dev.confab.conformance.clients;

import java.util.Map;

/// The only resource of its kind in an account or a service, as one client reaches it.
public record Singleton(ApiClient client, Target target) {
  public Resource fetch() {
    return client.fetch(target);
  }

  public Resource update(Map<String, ?> form) {
    return client.update(target, form);
  }

  /// On the wire.
  public String path() {
    return target.path();
  }
}
