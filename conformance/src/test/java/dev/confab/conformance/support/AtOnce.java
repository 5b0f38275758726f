package dev.confab.conformance.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Many clients that ask in the same moment.
public final class AtOnce {
  private AtOnce() {}

  /// What each of them gets, in their order.
  ///
  /// @param ask the request of a client, who is told his number, counted from 0
  public static <A> List<A> all(int clients, IntFunction<A> ask) {
    var start = new CountDownLatch(clients);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, clients)
              .mapToObj(number ->
                  threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return ask.apply(number);
                  }))
              .toList();
      var answers = new ArrayList<A>();
      for (Future<A> task : tasks) {
        answers.add(task.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /// The answers to questions, in their order, asked by a few clients.
  public static <Q, A> List<A> all(int clients, List<Q> questions, Function<Q, A> ask) {
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var tasks = questions.stream().<Callable<A>>map(one -> () -> ask.apply(one)).toList();
      var answers = new ArrayList<A>();
      for (var task : threads.invokeAll(tasks)) {
        answers.add(task.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
