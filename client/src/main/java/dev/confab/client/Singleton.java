package dev.confab.client;

import dev.confab.client.call.Answer;
import dev.confab.client.call.CallOptions;
import dev.confab.client.engine.Path;
import dev.confab.client.engine.Resource;
import dev.confab.client.engine.View;
import dev.confab.client.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Something that always exists and of which there is one: a configuration of the account or of a
/// service. Immutable, safe for use by any number of threads.
///
/// @param <T> the thing
/// @param <F> what an update says
public final class Singleton<T, F extends RequestForm<F>> extends SingletonCalls<F, T> {
  private final Resource<T> resource;
  private final Supplier<F> form;

  private Singleton(Resource<T> resource, Supplier<F> form) {
    super(resource.plain(), form);
    this.resource = resource;
    this.form = form;
  }

  static <T, F extends RequestForm<F>> Singleton<T, F> at(
      View view, Path path, Function<JsonObject, T> read, Supplier<F> form) {
    return new Singleton<>(Resource.single(view, path, read), form);
  }

  /// The same calls with other options.
  public Singleton<T, F> with(UnaryOperator<CallOptions> change) {
    return new Singleton<>(resource.with(change), form);
  }

  /// The same calls, returning status, headers and request id too.
  public SingletonCalls<F, Answer<T>> raw() {
    return new SingletonCalls<>(resource.raw(), form);
  }

  /// The same calls on the client's executor, as [Conversations#async] describes.
  public SingletonCalls<F, CompletableFuture<T>> async() {
    return new SingletonCalls<>(resource.async(), form);
  }

  /// The same calls on the client's executor, returning status, headers and request id too.
  public SingletonCalls<F, CompletableFuture<Answer<T>>> asyncRaw() {
    return new SingletonCalls<>(resource.asyncRaw(), form);
  }
}
