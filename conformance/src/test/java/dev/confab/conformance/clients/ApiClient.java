package dev.confab.conformance.clients;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What scenarios say to a server, whichever client carries it. Every method throws [ApiError] when
/// the server refuses.
public interface ApiClient extends AutoCloseable {
  /// @param serviceSid `null`: the default service, by the short paths
  Conversations conversations(@Nullable String serviceSid);

  Services services();

  @Override
  void close();

  interface Conversations {
    Resource create(Map<Field, String> fields);

    Resource fetch(String sidOrUniqueName);

    Resource update(String sidOrUniqueName, Map<Field, String> fields);

    void delete(String sidOrUniqueName);

    /// Everything on all pages, as far as the client's own iteration brings it.
    List<Resource> list(Query query);

    ResourcePage page(Query query);
  }

  interface Services {
    Resource create(String friendlyName);

    Resource fetch(String sid);

    void delete(String sid);

    List<Resource> list(Query query);

    ResourcePage page(Query query);
  }
}
