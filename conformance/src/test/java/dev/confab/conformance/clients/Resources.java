package dev.confab.conformance.clients;

import java.util.List;
import java.util.Map;

/// A list of resources, as one client reaches it.
public record Resources(ApiClient client, Target target) {
  public Resource create(Map<String, ?> form) {
    return client.create(target, form);
  }

  /// @param id a sid, or a name where the API takes one
  public Resource fetch(String id) {
    return client.fetch(target.and(id));
  }

  public Resource update(String id, Map<String, ?> form) {
    return client.update(target.and(id), form);
  }

  public void delete(String id) {
    delete(id, Map.of());
  }

  /// @param form as [ApiClient#delete] takes it
  public void delete(String id, Map<String, ?> form) {
    client.delete(target.and(id), form);
  }

  public List<Resource> list(Query query) {
    return client.list(target, query);
  }

  public ResourcePage page(Query query) {
    return client.page(target, query);
  }

  /// On the wire.
  public String path() {
    return target.path();
  }

  /// On the wire, of one of them.
  public String path(String id) {
    return target.and(id).path();
  }
}
