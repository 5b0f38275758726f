package dev.confab.client.engine;

import dev.confab.client.call.Answer;
import dev.confab.client.call.Page;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// In which of four manners calls are made: waiting or not, with metadata or not.
///
/// Java cannot abstract over "the type around a result", so a manner names what becomes of each of
/// the three sorts of results. With it a resource describes each call once for all manners.
///
/// @param one what becomes of a single item
/// @param page what becomes of a page
/// @param none what becomes of nothing, the result of a delete
/// @param <T> an item
/// @param <O> an item, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public record Manner<T, O, P, N extends @Nullable Object>(
    Function<Operation<T>, O> one,
    Function<Operation<Page<T>>, P> page,
    Function<Operation<@Nullable Void>, N> none) {

  /// Waits and returns the bare result.
  public static <T> Manner<T, T, Page<T>, @Nullable Void> plain() {
    return new Manner<>(Operation::value, Operation::value, Operation::value);
  }

  /// Waits and returns the result with metadata.
  public static <T> Manner<T, Answer<T>, Answer<Page<T>>, Answer<@Nullable Void>> raw() {
    return new Manner<>(Operation::answer, Operation::answer, Operation::answer);
  }

  /// Returns at once.
  public static <T>
      Manner<T, CompletableFuture<T>, CompletableFuture<Page<T>>, CompletableFuture<@Nullable Void>>
          async() {
    return new Manner<>(Operation::future, Operation::future, Operation::future);
  }

  /// Returns at once, with metadata later.
  public static <T>
      Manner<
              T,
              CompletableFuture<Answer<T>>,
              CompletableFuture<Answer<Page<T>>>,
              CompletableFuture<Answer<@Nullable Void>>>
          asyncRaw() {
    return new Manner<>(Operation::futureAnswer, Operation::futureAnswer, Operation::futureAnswer);
  }
}
