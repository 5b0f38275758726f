package dev.confab.conformance.clients;

import dev.confab.conformance.clients.Coverage.Column;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A client whose deeds are noted in the coverage.
public record Recorded(ApiClient client, Column column) implements ApiClient {
  @Override
  public Conversations conversations(@Nullable String serviceSid) {
    return new RecordedConversations(
        client.conversations(serviceSid),
        serviceSid == null ? "Conversation" : "ServiceConversation");
  }

  @Override
  public Services services() {
    return new RecordedServices(client.services());
  }

  @Override
  public void close() {
    client.close();
  }

  private <T extends @Nullable Object> T noted(String operation, Supplier<T> call) {
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

  private final class RecordedConversations implements Conversations {
    private final Conversations calls;
    private final String name;

    RecordedConversations(Conversations calls, String name) {
      this.calls = calls;
      this.name = name;
    }

    @Override
    public Resource create(Map<Field, String> fields) {
      return noted("Create" + name, () -> calls.create(fields));
    }

    @Override
    public Resource fetch(String sidOrUniqueName) {
      return noted("Fetch" + name, () -> calls.fetch(sidOrUniqueName));
    }

    @Override
    public Resource update(String sidOrUniqueName, Map<Field, String> fields) {
      return noted("Update" + name, () -> calls.update(sidOrUniqueName, fields));
    }

    @Override
    public void delete(String sidOrUniqueName) {
      noted("Delete" + name, done(() -> calls.delete(sidOrUniqueName)));
    }

    @Override
    public List<Resource> list(Query query) {
      return noted("List" + name, () -> calls.list(query));
    }

    @Override
    public ResourcePage page(Query query) {
      return notedPages("List" + name, () -> calls.page(query));
    }
  }

  private final class RecordedServices implements Services {
    private final Services calls;

    RecordedServices(Services calls) {
      this.calls = calls;
    }

    @Override
    public Resource create(String friendlyName) {
      return noted("CreateService", () -> calls.create(friendlyName));
    }

    @Override
    public Resource fetch(String sid) {
      return noted("FetchService", () -> calls.fetch(sid));
    }

    @Override
    public void delete(String sid) {
      noted("DeleteService", done(() -> calls.delete(sid)));
    }

    @Override
    public List<Resource> list(Query query) {
      return noted("ListService", () -> calls.list(query));
    }

    @Override
    public ResourcePage page(Query query) {
      return notedPages("ListService", () -> calls.page(query));
    }
  }

  private static Supplier<Boolean> done(Runnable call) {
    return () -> {
      call.run();
      return true;
    };
  }
}
