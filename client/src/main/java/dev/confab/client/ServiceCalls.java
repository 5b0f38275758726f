package dev.confab.client;

import dev.confab.client.engine.Manner;
import dev.confab.client.engine.Resource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on services in one of four manners, as [ConversationCalls] for conversations. The API
/// has no update of a service.
///
/// @param <O> a service, as the manner returns it
/// @param <P> a page of services, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class ServiceCalls<O, P, N extends @Nullable Object> permits Services {
  private final Resource<Service> resource;
  private final Manner<Service, O, P, N> manner;

  ServiceCalls(Resource<Service> resource, Manner<Service, O, P, N> manner) {
    this.resource = resource;
    this.manner = manner;
  }

  /// Creates a service with its default roles; the friendly name is required. Repeated after a
  /// failure only with a token, as for conversations.
  public O create(Consumer<ServiceForm> form) {
    var filled = new ServiceForm();
    form.accept(filled);
    return manner.one().apply(resource.create(filled.form()));
  }

  /// Fetches a service.
  ///
  /// @param sid `IS…`
  /// @throws IllegalArgumentException if it is blank
  public O fetch(String sid) {
    return manner.one().apply(resource.fetch(sid));
  }

  /// Deletes a service with everything in it. A repetition that finds nothing succeeds, as for
  /// conversations.
  ///
  /// @param sid `IS…`
  /// @throws IllegalArgumentException if it is blank
  public N delete(String sid) {
    return manner.none().apply(resource.delete(sid));
  }

  /// Fetches one page.
  public P list(Consumer<ServiceQuery> query) {
    return manner.page().apply(resource.list(filledQuery(query).listing()));
  }

  Resource<Service> resource() {
    return resource;
  }

  static ServiceQuery filledQuery(Consumer<ServiceQuery> query) {
    var filled = new ServiceQuery();
    query.accept(filled);
    return filled;
  }
}
