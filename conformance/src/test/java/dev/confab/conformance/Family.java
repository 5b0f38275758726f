package dev.confab.conformance;

import dev.confab.conformance.clients.Place;
import java.util.Map;

/// The two path families.
enum Family {
  DEFAULT_SERVICE,
  NAMED_SERVICE;

  /// A place for one scenario; a named service is a new one, hence empty.
  Place in(Scenarios scenarios) {
    var account = Place.account(scenarios.client());
    return switch (this) {
      case DEFAULT_SERVICE -> account;
      case NAMED_SERVICE -> {
        var service = account.services().create(Map.of("FriendlyName", "Scenario")).sid();
        yield Place.service(scenarios.client(), service);
      }
    };
  }
}
