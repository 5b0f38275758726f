package dev.confab.conformance.clients;

import java.util.List;
import java.util.Map;

/// What scenarios say to a server, whichever client carries it. Every method throws [ApiError] when
/// the server refuses.
///
/// A form has the parameters by their names on the wire. Its values are texts, numbers, booleans
/// and lists of texts; dates and durations are texts, too.
public interface ApiClient extends AutoCloseable {
  Resource create(Target list, Map<String, ?> form);

  Resource fetch(Target one);

  Resource update(Target one, Map<String, ?> form);

  void delete(Target one);

  /// Everything on all pages, as far as the client's own iteration brings it.
  List<Resource> list(Target list, Query query);

  ResourcePage page(Target list, Query query);

  @Override
  void close();
}
