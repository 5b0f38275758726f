package dev.confab.client.engine;

import dev.confab.client.call.Answer;
import dev.confab.client.http.WireResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A call that is described but not made; the four ways to make it.
///
/// @param <T> what it returns
public final class Operation<T extends @Nullable Object> {
  private final View view;
  private final Plan plan;
  private final Function<WireResponse, T> read;

  Operation(View view, Plan plan, Function<WireResponse, T> read) {
    this.view = view;
    this.plan = plan;
    this.read = read;
  }

  /// Makes the call and waits for its result.
  public T value() {
    return answer().value();
  }

  /// Makes the call and waits for its result and metadata.
  public Answer<T> answer() {
    return view.core().send(plan, view.options(), read);
  }

  /// Makes the call on the client's executor.
  public CompletableFuture<T> future() {
    return view.core().async(this::value);
  }

  /// Makes the call on the client's executor, with metadata.
  public CompletableFuture<Answer<T>> futureAnswer() {
    return view.core().async(this::answer);
  }
}
