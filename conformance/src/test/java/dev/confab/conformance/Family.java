package dev.confab.conformance;

import dev.confab.conformance.clients.ApiClient;
import org.jspecify.annotations.Nullable;

/// The two path families of conversations.
enum Family {
  DEFAULT_SERVICE,
  NAMED_SERVICE;

  /// Where a scenario works.
  ///
  /// @param serviceSid `null` in the default service
  /// @param path of the list
  record Place(ApiClient.Conversations conversations, @Nullable String serviceSid, String path) {}

  /// A place for one scenario; a named service is a new one, hence empty.
  Place in(Scenarios scenarios) {
    var client = scenarios.client();
    return switch (this) {
      case DEFAULT_SERVICE -> new Place(client.conversations(null), null, "/v1/Conversations");
      case NAMED_SERVICE -> {
        var service = client.services().create("Scenario").sid();
        yield new Place(
            client.conversations(service), service, "/v1/Services/" + service + "/Conversations");
      }
    };
  }
}
