package dev.confab.client.engine;

import dev.confab.client.http.Headers;
import dev.confab.client.http.Params;
import dev.confab.client.http.WireContent;
import dev.confab.client.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// The operations of a resource in one manner: what every class of calls is made of.
///
/// @param resource what is called
/// @param manner in which way
/// @param <T> an item
/// @param <O> an item, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public record Caller<T, O, P, N extends @Nullable Object>(
    Resource<T> resource, Manner<T, O, P, N> manner) {
  /// `POST` to the path itself: creates an item of a collection, or changes what is one of a kind.
  public O post(Params form) {
    return manner.one().apply(resource.post(form));
  }

  /// `POST` of JSON to the path itself.
  public O post(JsonObject json) {
    return manner.one().apply(resource.post(json));
  }

  /// `POST` of a file to the path itself.
  public O upload(Params query, WireContent content, Headers headers) {
    return manner.one().apply(resource.upload(query, content, headers));
  }

  /// `GET` of what is one of a kind.
  public O get() {
    return manner.one().apply(resource.get());
  }

  /// `GET` of an item.
  public O fetch(String id) {
    return manner.one().apply(resource.fetch(id));
  }

  /// `POST` to an item.
  public O update(String id, Params form) {
    return manner.one().apply(resource.update(id, form));
  }

  /// `DELETE` of an item.
  public N delete(String id) {
    return manner.none().apply(resource.delete(id));
  }

  /// `GET` of one page.
  public P list(Listing listing) {
    return manner.page().apply(resource.list(listing));
  }
}
