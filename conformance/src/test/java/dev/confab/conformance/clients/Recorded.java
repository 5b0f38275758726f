package dev.confab.conformance.clients;

import dev.confab.conformance.clients.Coverage.Column;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A client whose deeds are noted in the coverage.
public record Recorded(ApiClient client, Column column) implements ApiClient {
  @Override
  public Resource create(Target list, Map<String, ?> form) {
    return noted(list.operation("Create"), () -> client.create(list, form));
  }

  @Override
  public Resource fetch(Target one) {
    return noted(one.operation("Fetch"), () -> client.fetch(one));
  }

  @Override
  public Resource update(Target one, Map<String, ?> form) {
    return noted(one.operation("Update"), () -> client.update(one, form));
  }

  @Override
  public void delete(Target one, Map<String, ?> form) {
    noted(
        one.operation("Delete"),
        () -> {
          client.delete(one, form);
          return one;
        });
  }

  @Override
  public List<Resource> list(Target list, Query query) {
    return noted(list.operation("List"), () -> client.list(list, query));
  }

  @Override
  public ResourcePage page(Target list, Query query) {
    return notedPages(list.operation("List"), () -> client.page(list, query));
  }

  @Override
  public void close() {
    client.close();
  }

  private <T> T noted(String operation, Supplier<T> call) {
    try {
      var result = call.get();
      Coverage.note(column, operation, Coverage.WORKED);
      return result;
    } catch (ApiError e) {
      Coverage.note(column, operation, Integer.toString(e.code()));
      throw e;
    }
  }

  private ResourcePage notedPages(String operation, Supplier<ResourcePage> call) {
    var page = noted(operation, call);
    var next = page.next();
    var previous = page.previous();
    return new ResourcePage(
        page.items(),
        next == null ? null : () -> notedPages(operation, next),
        previous == null ? null : () -> notedPages(operation, previous));
  }
}
